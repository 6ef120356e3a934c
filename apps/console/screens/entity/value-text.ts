import type { Outputs } from '../../trpc/outputs';

type Value = Outputs['entity']['inspect']['values'][number]['value'];

/** A value as it is read: text quoted only where it is empty, NULL by name. */
export const valueText = (value: Value): string => {
  if (value === null) return 'NULL';
  return value === '' ? '""' : String(value);
};
