import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBody } from './split-body';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (records: readonly (Uint8Array | null)[]): readonly (string | null)[] =>
  records.map((record) => record && new TextDecoder().decode(record));
const split = (text: string, format: 'json_array' | 'ndjson'): readonly (string | null)[] => decode(splitBody(encode(text), format));

const space = fc.stringMatching(/^[ \t\n\r]{0,3}$/);
const element = fc.json({ maxDepth: 3 });

describe('an array', () => {
  it('gives every element as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(space, element, space)), (parts) => {
        const text = ` [${parts.map((part) => part.join('')).join(',')}] `;
        expect(split(text, 'json_array')).toEqual(parts.map(([, json]) => (json === 'null' ? null : json)));
      }),
    );
  });

  it('keeps digits, spaces and escapes', () => {
    expect(split('[{"n": 1.10, "s":"a\\"],[" },12345678901234567890, "," , null]', 'json_array')).toEqual([
      '{"n": 1.10, "s":"a\\"],[" }',
      '12345678901234567890',
      '","',
      null,
    ]);
    expect(split(' [ ] ', 'json_array')).toEqual([]);
  });

  it.each(['[1,2', '{"a":1}', '', 'nonsense', '[1,]', '"[]"'])('refuses %j', (text) => {
    expect(() => split(text, 'json_array')).toThrow(expect.objectContaining({ status: 400 }));
  });

  it('refuses what is not UTF-8', () => {
    expect(() => splitBody(new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d]), 'json_array')).toThrow(expect.objectContaining({ status: 400 }));
  });
});

describe('lines', () => {
  it('are taken as they are, bad ones too', () => {
    expect(split('{"a":1}\r\nnot json\n\n null \n{"b": 2}', 'ndjson')).toEqual(['{"a":1}', 'not json', null, '{"b": 2}']);
  });

  it('keep bytes that are no text', () => {
    expect(splitBody(new Uint8Array([0xff, 0xfe, 0x0a, 0x7b]), 'ndjson')).toEqual([new Uint8Array([0xff, 0xfe]), new Uint8Array([0x7b])]);
  });
});
