import { Composer, type CST, type Document, type DocumentOptions, LineCounter, type ParseOptions, Parser, type SchemaOptions } from 'yaml';

/** Declarations are a handful of levels deep. */
const MAX_DEPTH = 100;

type YamlOptions = ParseOptions & DocumentOptions & SchemaOptions & { readonly lineCounter?: LineCounter };

/**
 * All documents of a text, none for a text without any; null when it is nested more than 100 levels deep. What composes
 * documents recurses, and near the end of its stack the engine may end the whole process, which nothing can catch.
 */
export function parseYaml(text: string, { lineCounter = new LineCounter(), ...options }: YamlOptions): readonly Document.Parsed[] | null {
  const tokens = [...new Parser(lineCounter.addNewLine).parse(text)];
  if (isDeeper(tokens, MAX_DEPTH)) return null;
  return [...new Composer(options).compose(tokens)];
}

function isDeeper(roots: readonly CST.Token[], depth: number): boolean {
  let level = roots;
  for (let passed = 0; passed <= depth; passed++) {
    level = level.flatMap(childrenOf);
    if (level.length === 0) return false;
  }
  return true;
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value]).filter((child) => child !== undefined && child !== null);
}
