// Fails when a Markdown file of the repository cites a path that does not exist.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { brokenReferences } from '../src/doc-references.mjs';
import { root } from '../src/root.mjs';

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root, encoding: 'utf8' });
const documents = listed.split('\n').filter((name) => name !== '' && existsSync(path.join(root, name)));
// Data sets and golden rows keep their readme as it came with them.
const own = documents.filter((name) => !/^e2e\/scenarios\/data\/|\/vectors\//.test(name));
const broken = own.flatMap((name) => brokenReferences(root, name).map((target) => `${name}: ${target} does not exist`));
for (const line of broken) console.error(line);
process.exit(broken.length === 0 ? 0 : 1);
