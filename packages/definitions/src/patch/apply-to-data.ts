import { DefinitionsError } from '../definitions-error';
import type { PatchOperation } from '../diagnostic';
import { fromPointer } from '../json-pointer';

/**
 * Applies one operation to plain JSON data and returns the changed copy (RFC 6902: `add`, `replace`, `remove`).
 * @throws DefinitionsError `patch_not_applicable` when the path is not there.
 */
export function applyToData(data: unknown, operation: PatchOperation): unknown {
  const path = fromPointer(operation.path);
  if (path === null || path.length === 0) throw notApplicable(operation);
  return change(data, path, operation);
}

function change(data: unknown, path: readonly string[], operation: PatchOperation): unknown {
  const [step = '', ...rest] = path;
  if (Array.isArray(data)) return changeList(data, { step, rest, operation });
  if (typeof data !== 'object' || data === null) throw notApplicable(operation);
  const entries = Object.entries(data);
  const index = entries.findIndex(([key]) => key === step);
  const old = entries[index];
  if (rest.length > 0) {
    if (!old) throw notApplicable(operation);
    return Object.fromEntries(entries.with(index, [step, change(old[1], rest, operation)]));
  }
  if (operation.op === 'add')
    return Object.fromEntries(old ? entries.with(index, [step, operation.value]) : [...entries, [step, operation.value]]);
  if (!old) throw notApplicable(operation);
  return Object.fromEntries(operation.op === 'remove' ? entries.toSpliced(index, 1) : entries.with(index, [step, operation.value]));
}

function changeList(list: readonly unknown[], at: { step: string; rest: readonly string[]; operation: PatchOperation }): unknown {
  const { step, rest, operation } = at;
  const index = step === '-' && operation.op === 'add' && rest.length === 0 ? list.length : /^(0|[1-9]\d*)$/.test(step) ? Number(step) : -1;
  const isInside = index >= 0 && index < list.length;
  if (rest.length > 0) {
    if (!isInside) throw notApplicable(operation);
    return list.with(index, change(list[index], rest, operation));
  }
  if (operation.op === 'add' && index >= 0 && index <= list.length) return list.toSpliced(index, 0, operation.value);
  if (!isInside) throw notApplicable(operation);
  return operation.op === 'remove' ? list.toSpliced(index, 1) : operation.op === 'replace' ? list.with(index, operation.value) : list;
}

function notApplicable(operation: PatchOperation): DefinitionsError {
  return new DefinitionsError('patch_not_applicable', `There is nothing to ${operation.op} at "${operation.path}".`);
}
