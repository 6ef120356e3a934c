import {
  Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { PatchOperation } from '../diagnostic';
import { fromPointer } from '../json-pointer';

type Span = { readonly start: number; readonly end: number };
type Holder = YAMLMap<Node, Node | null> | YAMLSeq<Node>;

/**
 * Adds an entry behind the last one of a mapping or list, or removes one, inside the text; null where that is not simple.
 * The caller holds the result against the data it should say.
 */
export function spliceEntry(text: string, document: Document.Parsed, operation: PatchOperation): string | null {
  const path = fromPointer(operation.path);
  const last = path?.at(-1);
  if (path === null || last === undefined) return null;
  const holder = path.slice(0, -1).reduce<Node | null>(child, document.contents);
  if (!(isMap<Node, Node | null>(holder) || isSeq<Node>(holder)) || holder.anchor) return null;
  if (operation.op === 'remove') return removeEntry(text, holder, last);
  const isBehind = isMap(holder) ? !holder.has(last) : last === '-' || Number(last) === holder.items.length;
  return operation.op === 'add' && isBehind ? addEntry(text, holder, { key: last, value: operation.value }) : null;
}

function child(node: Node | null, step: string): Node | null {
  if (!isCollection(node) || isAlias(node) || node.anchor) return null;
  return (node.get(isSeq(node) ? Number(step) : step, true) as Node | undefined) ?? null;
}

function spanOf(item: Pair<Node, Node | null> | Node | undefined): Span | null {
  const first = isPair(item) ? item.key : item;
  const end = isPair(item) ? (item.value ?? item.key) : item;
  return first?.range && end?.range ? { start: first.range[0], end: end.range[1] } : null;
}

function addEntry(text: string, holder: Holder, entry: { key: string; value: unknown }): string | null {
  const final = spanOf(holder.items.at(-1));
  if (final === null || !holder.range) return null;
  const written = isMap(holder) ? { [entry.key]: entry.value } : [entry.value];
  if (holder.flow) return `${text.slice(0, final.end)}, ${inFlow(written)}${text.slice(final.end)}`;
  const lineStart = text.lastIndexOf('\n', holder.range[0] - 1) + 1;
  const indent = ' '.repeat(holder.range[0] - lineStart);
  const at = text[final.end - 1] === '\n' ? final.end : lineEnd(text, final.end);
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = stringify(written, { lineWidth: 0 }).trimEnd().split('\n');
  const block = lines.map((line) => `${line === '' ? '' : indent}${line}${newLine}`).join('');
  return `${text.slice(0, at)}${at > 0 && text[at - 1] !== '\n' ? newLine : ''}${block}${text.slice(at)}`;
}

/** Behind the end of the line, so that a comment there stays with its value. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** Written as between braces or brackets, without them. */
function inFlow(value: object): string {
  const document = new Document(value);
  if (isCollection(document.contents)) document.contents.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, collectionStyle: 'flow' }).trim().slice(1, -1);
}

function removeEntry(text: string, holder: Holder, last: string): string | null {
  const index = isMap<Node, Node | null>(holder)
    ? holder.items.findIndex(({ key }) => isScalar(key) && String(key.value) === last)
    : Number(last);
  const [before, span, after] = [index - 1, index, index + 1].map((at) => spanOf(holder.items[at]));
  if (!span || holder.items.length < 2) return null;
  if (holder.flow) {
    if (before) return text.slice(0, before.end) + text.slice(span.end);
    return after ? text.slice(0, span.start) + text.slice(after.start) : null;
  }
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const isFirstOnLine = /^[ \t]*(- +)?$/.test(text.slice(lineStart, span.start));
  return isFirstOnLine ? text.slice(0, lineStart) + text.slice(text[span.end - 1] === '\n' ? span.end : lineEnd(text, span.end)) : null;
}
