import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const LINK = /\]\(([^)\s#]+)(?:#[^)]*)?\)/g;
const CODE = /`([^`\n]+)`/g;
/** A path as prose writes it: with a folder and an ending, nothing a shell would read, no placeholder. */
const PATH =
  /^(?:\.{1,2}\/)?(?:[\w.@[\]()-]+\/)+[\w.@[\]()-]+\.(?:ts|tsx|mts|mjs|cjs|js|json|jsonc|md|sql|yaml|yml|css|grit|prisma|png|csv|gz|toml|sh)$/;

/**
 * The paths that a Markdown text names: its links, and what it sets as code if that is a file's path.
 * @param {string} markdown
 * @returns {string[]}
 */
export function citedPaths(markdown) {
  const text = markdown.replaceAll(/```[\s\S]*?```/g, '');
  const links = [...text.matchAll(LINK)].map(([, target = '']) => target).filter((target) => !/^[a-z+]+:/.test(target));
  const code = [...text.matchAll(CODE)].map(([, words = '']) => words.trim()).filter((words) => PATH.test(words));
  return [...new Set([...links, ...code])];
}

/**
 * Paths that a document cites and that exist neither beside it, nor in its package, nor at the root.
 * @param {string} root absolute
 * @param {string} document relative to `root`
 * @returns {string[]}
 */
export function brokenReferences(root, document) {
  const folder = path.dirname(document);
  const places = [folder, path.join(folder, 'src'), '.'];
  const cited = citedPaths(readFileSync(path.join(root, document), 'utf8'));
  return cited.filter((target) => !places.some((place) => existsSync(path.join(root, place, decodeURI(target)))));
}
