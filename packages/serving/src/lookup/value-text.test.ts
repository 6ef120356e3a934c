import type { FieldType } from '@freshet/definitions';
import { describe, expect, it } from 'vitest';
import { valueText } from './value-text';

const CASES: readonly { readonly type: FieldType; readonly stored: string; readonly text: string }[] = [
  { type: { kind: 'int64' }, stored: '"9223372036854775807"', text: '9223372036854775807' },
  { type: { kind: 'int64' }, stored: '"-1"', text: '-1' },
  { type: { kind: 'double' }, stored: '1', text: '1.0' },
  { type: { kind: 'double' }, stored: '-0.5', text: '-0.5' },
  { type: { kind: 'double' }, stored: '1e+21', text: '1e+21' },
  { type: { kind: 'double' }, stored: '100000000000000000', text: '100000000000000000.0' },
  { type: { kind: 'decimal', precision: 18, scale: 2 }, stored: '"12.30"', text: '"12.30"' },
  { type: { kind: 'timestamp' }, stored: '1700000000000', text: '1700000000000' },
  { type: { kind: 'string' }, stored: '"a\\u0000b"', text: '"a\\u0000b"' },
  { type: { kind: 'boolean' }, stored: 'true', text: 'true' },
  { type: { kind: 'int64' }, stored: 'null', text: 'null' },
  { type: { kind: 'double' }, stored: 'null', text: 'null' },
];

describe('the JSON text of a value', () => {
  it.each(CASES)('$type.kind $stored is answered as $text', ({ type, stored, text }) => {
    expect(valueText(type, stored)).toBe(text);
  });
});
