import { expect, test } from 'vitest';
import { formatFieldType, parseFieldType } from './field-type';

test.each(['string', 'boolean', 'int64', 'double', 'timestamp', 'decimal(18,2)', 'decimal(38,38)', 'decimal(1,0)'])(
  '%s reads and writes',
  (text) => {
    const type = parseFieldType(text);
    expect(type && formatFieldType(type)).toBe(text);
  },
);

test.each(['', 'int', 'decimal', 'decimal(0,0)', 'decimal(39,0)', 'decimal(5,6)', 'decimal(-1,0)', 'STRING', 'double '])(
  '%j is no type',
  (text) => {
    expect(parseFieldType(text)).toBeNull();
  },
);

test('a decimal without scale has scale 0', () => {
  expect(parseFieldType('decimal( 9 )')).toEqual({ kind: 'decimal', precision: 9, scale: 0 });
});
