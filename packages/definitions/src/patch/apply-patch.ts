import { type Document, isAlias, isCollection, isMap, isNode, isScalar, isSeq, type Node, visit } from 'yaml';
import { DefinitionsError } from '../definitions-error';
import type { PatchOperation } from '../diagnostic';
import { fromPointer, toPointer, valueAt } from '../json-pointer';
import { decimalTail } from '../parse/mend-decimal-types';
import { parseYaml } from '../parse/parse-yaml';
import { applyToData } from './apply-to-data';
import { spliceEntry } from './splice-entry';
import { spliceScalar } from './splice-scalar';

const READING = { schema: 'core', merge: false, prettyErrors: false, stringKeys: true } as const;

/**
 * Applies a patch to one document of a YAML or JSON text. Comments, order and quoting of all that the patch does not name
 * survive; JSON stays JSON. `document` is the 0-based place in a text that holds several.
 * @throws DefinitionsError `unreadable_document` when the text cannot be read, `patch_not_applicable` when a path is not there.
 */
export function applyPatch(text: string, patch: readonly PatchOperation[], options: { readonly document?: number } = {}): string {
  try {
    return patched(text, patch, options.document ?? 0);
  } catch (error) {
    // JSON's printer recurses: a text nested thousands deep ends its stack.
    if (error instanceof RangeError) throw new DefinitionsError('unreadable_document', 'The text is nested too deeply.');
    throw error;
  }
}

function patched(text: string, patch: readonly PatchOperation[], index: number): string {
  const json = readJson(text);
  if (json !== undefined)
    return `${JSON.stringify(patch.reduce(applyToData, json.data), null, json.indent)}${text.endsWith('\n') ? '\n' : ''}`;
  return patch.reduce((current, operation) => applyToText(removeTail(current, operation, index), operation, index), text);
}

function documentOf(text: string, index: number): Document.Parsed | undefined {
  const documents = parseYaml(text, READING);
  if (documents === null) throw new DefinitionsError('unreadable_document', 'The text is nested too deeply.');
  return documents[index];
}

/** The half of a decimal type that YAML took for a key goes with the type. */
function removeTail(text: string, { op, path }: PatchOperation, index: number): string {
  const steps = fromPointer(path);
  if (op === 'add' || steps?.at(-1) !== 'type') return text;
  const holder = valueAt(documentOf(text, index)?.toJS(), steps.slice(0, -1));
  const tail = decimalTail(holder);
  return tail === null ? text : applyToText(text, { op: 'remove', path: toPointer([...steps.slice(0, -1), tail]) }, index);
}

function applyToText(text: string, operation: PatchOperation, index: number): string {
  const target = documentOf(text, index);
  if (target === undefined) throw new DefinitionsError('patch_not_applicable', 'The text has no such document.');
  const expected = JSON.stringify(applyToData(plainData(target), operation));
  const says = (changed: string) => dataOf(changed, index) === expected;
  for (const splice of [spliceScalar, spliceEntry]) {
    const spliced = splice(text, target, operation);
    if (spliced !== null && says(spliced)) return spliced;
  }
  const [start, , end] = target.range;
  applyToDocument(target, operation);
  const printed = text.slice(0, index === 0 ? 0 : start) + print(target, text) + text.slice(end);
  if (says(printed)) return printed;
  throw new DefinitionsError('patch_not_applicable', `The value for "${operation.path}" cannot be written here.`);
}

/** The document as data that JSON can hold; what has no end or too many copies is not edited. */
function plainData(document: Document.Parsed): unknown {
  const [problem] = document.errors;
  if (problem) throw new DefinitionsError('unreadable_document', `The text cannot be read: ${problem.message}`);
  try {
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    JSON.stringify(data);
    return data;
  } catch {
    throw new DefinitionsError('unreadable_document', 'The text holds aliases without an end, too many, or one that names nothing.');
  }
}

/** What the text says, as JSON; null where a change has broken it. */
function dataOf(text: string, index: number): string | null {
  const document = documentOf(text, index);
  if (document === undefined || document.errors.length > 0) return null;
  try {
    return JSON.stringify(document.toJS());
  } catch (error) {
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}

function print(document: Document.Parsed, text: string): string {
  const printed = document.toString({ lineWidth: 0, flowCollectionPadding: !/\{\w/.test(text) });
  return text.includes('\r\n') ? printed.replaceAll(/\r?\n/g, '\r\n') : printed;
}

function readJson(text: string): { readonly data: unknown; readonly indent: string } | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    return { data: JSON.parse(text), indent: /\n([ \t]+)\S/.exec(text)?.[1] ?? '' };
  } catch {
    // Flow-style YAML, or several documents: the YAML way reads both.
    return undefined;
  }
}

function applyToDocument(document: Document.Parsed, operation: PatchOperation): void {
  const path = fromPointer(operation.path);
  const last = path?.at(-1);
  if (path === null || last === undefined) throw notApplicable(operation);
  detach(document, path);
  const holder = path.slice(0, -1).reduce<Node | null>((node, step) => enter(document, node, step), unalias(document, document.contents));
  const value = operation.op === 'remove' ? undefined : operation.value;
  if (isMap(holder)) {
    if (operation.op === 'remove' ? !holder.delete(last) : operation.op === 'replace' && !holder.has(last)) throw notApplicable(operation);
    if (operation.op !== 'remove') setMember(document, { holder, key: last, value });
  } else if (isSeq(holder)) applyToList(document, { items: holder.items, operation, last, value });
  else throw notApplicable(operation);
}

function setMember(document: Document, { holder, key, value }: { holder: Node; key: string; value: unknown }): void {
  if (!isMap(holder)) return;
  const old = holder.get(key, true);
  if (isScalar(old) && isPlain(value)) replaceScalar(old, value);
  else holder.set(key, document.createNode(value));
}

function applyToList(
  document: Document,
  { items, operation, last, value }: { items: unknown[]; operation: PatchOperation; last: string; value: unknown },
): void {
  const index = operation.op === 'add' && last === '-' ? items.length : /^(0|[1-9]\d*)$/.test(last) ? Number(last) : -1;
  if (index < 0 || index > items.length || (operation.op !== 'add' && index === items.length)) throw notApplicable(operation);
  const old = items[index];
  if (operation.op === 'replace' && isScalar(old) && isPlain(value)) replaceScalar(old, value);
  else items.splice(index, operation.op === 'add' ? 0 : 1, ...(operation.op === 'remove' ? [] : [document.createNode(value)]));
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** Keeps the scalar's comments and quotes; how a number was spelt goes with the number. */
function replaceScalar(
  node: { value: unknown; format?: unknown; minFractionDigits?: number; source?: string; tag?: string },
  value: unknown,
): void {
  node.value = value;
  delete node.format;
  delete node.minFractionDigits;
  delete node.source;
}

function enter(document: Document, node: Node | null, step: string): Node | null {
  if (!isCollection(node)) return null;
  const key = isSeq(node) ? Number(step) : step;
  const child = node.get(key, true) as Node | undefined;
  const own = unalias(document, child ?? null);
  if (own !== null && own !== child) node.set(key, own);
  return own;
}

/** Gives every alias of an anchor on the way, or inside what the path names, a copy of its own. */
function detach(document: Document.Parsed, path: readonly string[]): void {
  const anchors = new Set<string>();
  let node: unknown = document.contents;
  for (const step of path) {
    if (isNode(node) && 'anchor' in node && typeof node.anchor === 'string') anchors.add(node.anchor);
    node = isCollection(node) ? node.get(isSeq(node) ? Number(step) : step, true) : undefined;
  }
  if (isNode(node))
    visit(node, (_, inner) => void (isNode(inner) && 'anchor' in inner && typeof inner.anchor === 'string' && anchors.add(inner.anchor)));
  if (anchors.size > 0)
    visit(document, { Alias: (_, alias) => (anchors.has(alias.source) ? (unalias(document, alias) ?? undefined) : undefined) });
}

/** What an alias stands for, as a copy of its own: an edit must not reach the other places that share the anchor. */
function unalias(document: Document, node: Node | null): Node | null {
  if (!isAlias(node)) return node;
  const copy = node.resolve(document)?.clone() as (Node & { anchor?: string }) | undefined;
  if (copy) delete copy.anchor;
  return copy ?? null;
}

function notApplicable(operation: PatchOperation): DefinitionsError {
  return new DefinitionsError('patch_not_applicable', `There is nothing to ${operation.op} at "${operation.path}".`);
}
