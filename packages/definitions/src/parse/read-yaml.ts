import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, visit } from 'yaml';
import type { Diagnostic } from '../diagnostic';
import { diagnostic } from '../diagnostic-catalogue';
import { fromPointer } from '../json-pointer';
import { quote } from '../name';
import { parseYaml } from './parse-yaml';

/** Texts beyond this many characters are refused unread. */
export const MAX_TEXT_LENGTH = 262_144;
const MAX_ALIASES = 100;
const MAX_DOCUMENTS = 500;
/** After so many syntax errors the rest of them says nothing new. */
const MAX_PROBLEMS = 20;

/** One document of a text as plain data, with a way back to its place in the text. */
export type RawDocument = {
  /** 0-based place in the text. */
  readonly index: number;
  readonly data: unknown;
  /** 1-based line of the document's first content. */
  readonly line: number;
  /** 1-based place of what a JSON pointer names: a key where `key` is asked for, the nearest parent where nothing is there. */
  positionOf(pointer: string, want: 'key' | 'value'): { readonly line: number; readonly column: number };
};

type YamlText = { readonly documents: readonly RawDocument[]; readonly diagnostics: readonly Diagnostic[] };

/** Reads YAML 1.2 (JSON is a part of it). Whatever the text holds, what is wrong with it is a diagnostic. */
export function readYaml(text: string): YamlText {
  if (text.length > MAX_TEXT_LENGTH) return unreadable(`The text is longer than ${MAX_TEXT_LENGTH} characters.`);
  if (text.includes('\0')) return unreadable('The text holds a NUL, which no text may.');
  return readDocuments(text);
}

function readDocuments(text: string): YamlText {
  const lines = new LineCounter();
  // The library's own look for keys written twice takes quadratic time.
  const options = { schema: 'core', merge: false, prettyErrors: false, stringKeys: true, uniqueKeys: false } as const;
  const parsed = parseYaml(text, { ...options, lineCounter: lines });
  if (parsed === null) return unreadable('The text is nested too deeply.');
  const documents: RawDocument[] = [];
  const diagnostics: Diagnostic[] = [];
  if (parsed.length > MAX_DOCUMENTS) return unreadable(`The text holds more than ${MAX_DOCUMENTS} documents.`);
  parsed.forEach((document, index) => {
    const problems = problemsOf(document);
    diagnostics.push(
      ...problems.map(({ message, offset }) => ({ ...unreadableAt(message), ...ofDocument(index), position: place(lines, offset) })),
    );
    const data = problems.length > 0 ? null : document.toJS({ maxAliasCount: MAX_ALIASES });
    if (data !== null) documents.push(rawDocument({ document, lines, index, data }));
  });
  if (documents.length === 0 && diagnostics.length === 0) return unreadable('The text holds no declaration.');
  return { documents, diagnostics: diagnostics.slice(0, MAX_PROBLEMS) };
}

type Problem = { readonly message: string; readonly offset: number };

function problemsOf(document: Document.Parsed): readonly Problem[] {
  const syntax = [...document.errors, ...document.warnings].slice(0, MAX_PROBLEMS);
  if (syntax.length > 0) return syntax.map(({ message, pos }) => ({ message: sentence(message), offset: pos[0] }));
  const twice = findDuplicateKeys(document);
  if (twice.length > 0) return twice;
  try {
    document.toJS({ maxAliasCount: MAX_ALIASES });
    return [];
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return [{ message: 'The text holds too many aliases, or one that names nothing.', offset: document.contents?.range[0] ?? 0 }];
  }
}

function sentence(message: string): string {
  return `${message.trim().replace(/\.$/, '')}.`;
}

function findDuplicateKeys(document: Document.Parsed): readonly Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value))
          problems.push({ message: `The key ${quote(String(key.value))} is there twice.`, offset: key.range?.[0] ?? 0 });
        seen.add(key.value);
      }
      return problems.length < MAX_PROBLEMS ? undefined : visit.BREAK;
    },
  });
  return problems;
}

/** The mark of every document but the first. */
export function ofDocument(index: number): { readonly document?: number } {
  return index === 0 ? {} : { document: index };
}

function rawDocument(read: { document: Document.Parsed; lines: LineCounter; index: number; data: unknown }): RawDocument {
  const { document, lines, index, data } = read;
  const start = document.contents?.range[0] ?? document.range[0];
  return {
    index,
    data,
    line: place(lines, start).line,
    positionOf: (pointer, want) => place(lines, offsetOf(document.contents, fromPointer(pointer) ?? [], want) ?? start),
  };
}

function offsetOf(root: ParsedNode | null, path: readonly string[], want: 'key' | 'value'): number | undefined {
  let node: Node | null = root;
  let offset = root?.range[0];
  for (const step of path) {
    const child = childOf(node, step);
    if (!child) return offset;
    offset = (want === 'key' ? child.key : (child.value ?? child.key))?.range?.[0] ?? offset;
    node = child.value;
  }
  return offset;
}

function childOf(node: Node | null, step: string): { readonly key: Node | null; readonly value: Node | null } | null {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find((item) => (isScalar(item.key) ? String(item.key.value) : undefined) === step);
    return pair ? { key: pair.key, value: pair.value } : null;
  }
  if (!isSeq<Node>(node)) return null;
  const item = node.items[Number(step)];
  return item === undefined ? null : { key: item, value: item };
}

function place(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function unreadableAt(message: string): Diagnostic {
  return diagnostic('FR100', { path: '', message: message.length > 300 ? `${message.slice(0, 299)}…` : message });
}

function unreadable(message: string): YamlText {
  return { documents: [], diagnostics: [{ ...unreadableAt(message), position: { line: 1, column: 1 } }] };
}
