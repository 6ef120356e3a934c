import type { KeyType } from '@freshet/definitions';
import { LookupError } from './lookup-error';

/** A number of a request exactly as it was written. */
export type JsonNumber = { readonly text: string };

/** One entity key value of a request; numbers keep their text, so that no digit is lost. */
export type EntityValue = string | boolean | null | JsonNumber;

/** A key value read as its declared type: its canonical key text (`delivery.md` R5) and its JSON text for the answer. */
export type EntityKeyText = { readonly key: string; readonly json: string };

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/**
 * Reads a request's value as the key's declared type: a number for a string key counts by its JSON text, a string for an
 * int64 key by the integer it holds. Null stays null. Throws `LookupError('bad_entity_value')`.
 */
export function readEntityValue(name: string, type: KeyType, value: EntityValue): EntityKeyText | null {
  if (value === null) return null;
  const text = typeof value === 'object' ? value.text : value;
  switch (type) {
    case 'string':
      return { key: String(text), json: JSON.stringify(String(text)) };
    case 'int64':
      return readInt64(name, text);
    case 'boolean':
      if (String(text) !== 'true' && String(text) !== 'false') throw bad(name, type, String(text));
      return { key: String(text), json: String(text) };
  }
}

/** The JSON text of a value that is no key of any requested view and is only echoed. */
export function echoEntityValue(value: EntityValue): string {
  return value !== null && typeof value === 'object' ? value.text : JSON.stringify(value);
}

function readInt64(name: string, text: string | boolean): EntityKeyText {
  // A fraction is cut toward zero, as the engine does with an event's key (law T6).
  const whole = typeof text === 'string' ? /^(-?[0-9]{1,40})(?:\.[0-9]*)?$/.exec(text)?.[1] : undefined;
  if (whole === undefined) throw bad(name, 'int64', String(text));
  const value = BigInt(whole);
  if (value < INT64_MIN || value > INT64_MAX) throw bad(name, 'int64', whole);
  return { key: value.toString(), json: value.toString() };
}

function bad(name: string, type: KeyType, text: string): LookupError {
  return new LookupError('bad_entity_value', `"${text.slice(0, 100)}" cannot be read as the ${type} key "${name}"`);
}
