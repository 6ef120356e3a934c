import type { WireValue } from '@freshet/definitions';
import { OnlineStoreError } from './online-store';

/**
 * JSON text of one wire value, every digit and the sign of zero kept. Throws `bad_record` for NaN and infinities, which
 * JSON cannot say.
 */
export function featureText(name: string, value: WireValue): string {
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      throw new OnlineStoreError('bad_record', `Feature ${JSON.stringify(name)} is ${value}; only finite numbers can be stored.`);
    if (Object.is(value, -0)) return '-0';
  }
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined)
    throw new OnlineStoreError('bad_record', `Feature ${JSON.stringify(name)} has no value; NULL is written as null.`);
  return text;
}
