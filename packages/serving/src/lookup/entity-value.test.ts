import { describe, expect, it } from 'vitest';
import { type EntityValue, readEntityValue } from './entity-value';

const number = (text: string): EntityValue => ({ text });

describe('an entity key value is read as its declared type', () => {
  it.each([
    { type: 'string', value: number('1.10'), key: '1.10', json: '"1.10"' },
    { type: 'string', value: 'a"b', key: 'a"b', json: '"a\\"b"' },
    { type: 'string', value: true, key: 'true', json: '"true"' },
    { type: 'int64', value: number('7'), key: '7', json: '7' },
    { type: 'int64', value: '007', key: '7', json: '7' },
    { type: 'int64', value: number('9223372036854775807'), key: '9223372036854775807', json: '9223372036854775807' },
    { type: 'int64', value: number('-7.9'), key: '-7', json: '-7' },
    { type: 'boolean', value: 'true', key: 'true', json: 'true' },
  ] as const)('$value as $type', ({ type, value, key, json }) => {
    expect(readEntityValue('k', type, value)).toEqual({ key, json });
  });

  it.each([
    { type: 'int64', value: 'seven' },
    { type: 'int64', value: number('9223372036854775808') },
    { type: 'int64', value: true },
    { type: 'boolean', value: number('1') },
  ] as const)('refuses $value as $type', ({ type, value }) => {
    expect(() => readEntityValue('k', type, value)).toThrow(expect.objectContaining({ code: 'bad_entity_value' }));
  });

  it('keeps null', () => {
    expect(readEntityValue('k', 'int64', null)).toBeNull();
  });
});
