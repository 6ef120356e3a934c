import { fromPointer, type PatchOperation, toPointer } from '@freshet/definitions';

/** A value to stand at a JSON pointer; `undefined` takes it away. */
export type Assignment = { readonly path: string; readonly value: unknown };

type Container = Record<string, unknown> | unknown[];

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;
const at = (container: Container, key: string): unknown => (container as Record<string, unknown>)[key];

/** The smallest patch that makes the assignments true of a document; what already holds yields nothing. */
export function assign(document: unknown, assignments: readonly Assignment[]): PatchOperation[] {
  return assignments.flatMap((assignment) => assignOne(document, assignment));
}

function assignOne(document: unknown, { path, value }: Assignment): PatchOperation[] {
  const keys = fromPointer(path) ?? [];
  let container: unknown = document;
  for (const [index, key] of keys.entries()) {
    const pointer = toPointer(keys.slice(0, index + 1));
    const found = isContainer(container) ? at(container, key) : undefined;
    if (index === keys.length - 1) return settle(pointer, found, value);
    if (!isContainer(found)) {
      const op = found === undefined ? 'add' : 'replace';
      return value === undefined ? [] : [{ op, path: pointer, value: nest(keys.slice(index + 1), value) }];
    }
    container = found;
  }
  return [];
}

function settle(path: string, found: unknown, value: unknown): PatchOperation[] {
  if (value === undefined) return found === undefined ? [] : [{ op: 'remove', path }];
  if (found === undefined) return [{ op: 'add', path, value }];
  return found === value ? [] : [{ op: 'replace', path, value }];
}

const nest = (keys: readonly string[], value: unknown): unknown => keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);

/** The patch that turns one list of texts into another, item by item, so that comments beside unchanged items stay. */
export function assignList(path: string, before: readonly string[], after: readonly string[]): PatchOperation[] {
  const operations: PatchOperation[] = [];
  for (let index = before.length - 1; index >= after.length; index -= 1) operations.push({ op: 'remove', path: `${path}/${index}` });
  for (const [index, item] of after.entries()) {
    if (index >= before.length) operations.push({ op: 'add', path: `${path}/-`, value: item });
    else if (before[index] !== item) operations.push({ op: 'replace', path: `${path}/${index}`, value: item });
  }
  return operations;
}
