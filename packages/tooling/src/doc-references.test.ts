import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { brokenReferences, citedPaths } from './doc-references.mjs';

const root = mkdtempSync(path.join(tmpdir(), 'freshet-docs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('citedPaths', () => {
  it('finds links and paths set as code, not addresses, commands, packages or listings', () => {
    const text =
      'See [it](docs/a.md#part), [web](https://x.y/z.md), `src/b.ts`, `npm run x`, `@freshet/flink/sql`, `b.ts`.\n```\nsrc/c.ts\n```';
    expect(citedPaths(text)).toEqual(['docs/a.md', 'src/b.ts']);
  });
});

describe('brokenReferences', () => {
  it('looks beside the document, in its src and at the root', () => {
    mkdirSync(path.join(root, 'room/src/deep'), { recursive: true });
    writeFileSync(path.join(root, 'room/src/deep/a.ts'), '');
    writeFileSync(path.join(root, 'room/README.md'), '`src/deep/a.ts` `deep/a.ts` `room/src/deep/a.ts` `src/deep/gone.ts`');
    expect(brokenReferences(root, 'room/README.md')).toEqual(['src/deep/gone.ts']);
  });
});
