import type { PatchOperation } from '../diagnostic';
import { formatDuration } from '../duration';
import { durationForms } from '../duration-keys';
import { fromPointer, valueAt } from '../json-pointer';

/** The patch that sets a duration in the form in which the document has it (`size: 1h`, `size_ms: 3600000`, `ttl_seconds: 60`). */
export function replaceDuration(
  raw: unknown,
  target: { readonly holder: string; readonly name: string; readonly ms: number },
): PatchOperation {
  const holder = valueAt(raw, fromPointer(target.holder) ?? []);
  const form = typeof holder === 'object' && holder !== null ? durationForms({ ...holder }, target.name)[0] : undefined;
  const op = form === undefined ? 'add' : 'replace';
  if (form?.endsWith('_ms')) return { op, path: `${target.holder}/${form}`, value: target.ms };
  if (form?.endsWith('_seconds') && target.ms % 1_000 === 0) return { op, path: `${target.holder}/${form}`, value: target.ms / 1_000 };
  return {
    op,
    path: `${target.holder}/${form ?? target.name}`,
    value: form?.endsWith('_seconds') ? Math.ceil(target.ms / 1_000) : formatDuration(target.ms),
  };
}
