import { type Document, isAlias, isCollection, isMap, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml';
import { DefinitionsError } from '../definitions-error';
import type { PatchOperation } from '../diagnostic';
import { fromPointer } from '../json-pointer';
import { applyToData } from './apply-to-data';
import { spliceScalar } from './splice-scalar';

/**
 * Applies a patch to one document of a YAML or JSON text. Comments, order and quoting of all that the patch does not name
 * survive; JSON stays JSON. `document` is the 0-based place in a text that holds several.
 * @throws DefinitionsError `unreadable_document` when the text cannot be read, `patch_not_applicable` when a path is not there.
 */
export function applyPatch(text: string, patch: readonly PatchOperation[], options: { readonly document?: number } = {}): string {
  const json = readJson(text);
  if (json !== undefined)
    return `${JSON.stringify(patch.reduce(applyToData, json.data), null, json.indent)}${text.endsWith('\n') ? '\n' : ''}`;
  return patch.reduce((current, operation) => applyToText(current, operation, options.document ?? 0), text);
}

function applyToText(text: string, operation: PatchOperation, index: number): string {
  const documents = parseAllDocuments(text, { schema: 'core', merge: false, prettyErrors: false });
  const target = 'empty' in documents ? undefined : documents[index];
  if (target === undefined) throw new DefinitionsError('patch_not_applicable', 'The text has no such document.');
  const [problem] = target.errors;
  if (problem) throw new DefinitionsError('unreadable_document', `The text cannot be read: ${problem.message}`);
  const spliced = spliceScalar(text, target, operation);
  if (spliced !== null && isApplied(spliced, { before: target, operation, index })) return spliced;
  const [start, , end] = target.range;
  applyToDocument(target, operation);
  return text.slice(0, index === 0 ? 0 : start) + print(target, text) + text.slice(end);
}

/** Whether the new text says what the patch asks for; a guard for places where YAML reads a splice otherwise. */
function isApplied(text: string, at: { before: Document.Parsed; operation: PatchOperation; index: number }): boolean {
  const documents = parseAllDocuments(text, { schema: 'core', merge: false, prettyErrors: false });
  const after = 'empty' in documents ? undefined : documents[at.index];
  if (after === undefined || after.errors.length > 0) return false;
  return JSON.stringify(after.toJS()) === JSON.stringify(applyToData(at.before.toJS(), at.operation));
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
