import { type Document, isMap, isScalar, LineCounter, type Node, type ParsedNode, parseAllDocuments } from 'yaml';
import type { Diagnostic } from '../diagnostic';
import { diagnostic } from '../diagnostic-catalogue';
import { fromPointer } from '../json-pointer';

/** Texts beyond this many characters are refused unread. */
export const MAX_TEXT_LENGTH = 1_048_576;
const MAX_ALIASES = 100;

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
  try {
    return readDocuments(text);
  } catch (error) {
    // The parser recurses: a text nested thousands deep ends its stack.
    if (error instanceof RangeError) return unreadable('The text is nested too deeply.');
    throw error;
  }
}

function readDocuments(text: string): YamlText {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, schema: 'core', merge: false, prettyErrors: false, stringKeys: true });
  const documents: RawDocument[] = [];
  const diagnostics: Diagnostic[] = [];
  if (!('empty' in parsed)) {
    parsed.forEach((document, index) => {
      const problems = [...document.errors, ...document.warnings];
      diagnostics.push(
        ...problems.map((problem) => ({ ...unreadableAt(problem.message), position: place(lines, problem.pos[0]), ...ofDocument(index) })),
      );
      if (problems.length > 0) return;
      const data = toData(document);
      if (data instanceof Error)
        diagnostics.push({ ...unreadableAt('The text holds too many aliases, or one that names nothing.'), ...ofDocument(index) });
      else if (data !== null) documents.push(rawDocument({ document, lines, index, data }));
    });
  }
  if (documents.length === 0 && diagnostics.length === 0) return unreadable('The text holds no declaration.');
  return { documents, diagnostics };
}

/** The mark of every document but the first. */
export function ofDocument(index: number): { readonly document?: number } {
  return index === 0 ? {} : { document: index };
}

function toData(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (error instanceof ReferenceError) return error;
    throw error;
  }
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
  const items = node !== null && 'items' in node && Array.isArray(node.items) ? (node.items as readonly Node[]) : [];
  const item = items[Number(step)];
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
