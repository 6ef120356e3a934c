import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteIdentifier, quoteText } from './quote';

/** Reads one quoted token from the front of `sql`, as Flink's lexer does, and what is left behind it. */
function readToken(sql: string): { value: string; rest: string } {
  const mark = sql[0] ?? '';
  let value = '';
  for (let at = 1; at < sql.length; at += 1) {
    if (sql[at] !== mark) value += sql[at];
    else if (sql[at + 1] === mark) {
      value += mark;
      at += 1;
    } else return { value, rest: sql.slice(at + 1) };
  }
  throw new Error(`unterminated: ${sql}`);
}

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom('`', "'", '"', '\\', ';', '--', '/*', '*/', ' ', 'DROP TABLE x', '${', '\u2028'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
  minLength: 1,
  maxLength: 40,
});
const printable = hostile.filter((text) => text !== '' && [...text].every((character) => character.charCodeAt(0) >= 0x20));

describe('quoting', () => {
  it('makes one token of any name', () => {
    fc.assert(
      fc.property(
        printable.filter(({ length }) => length <= 256),
        (name) => {
          expect(readToken(`${quoteIdentifier(name)} STRING`)).toEqual({ value: name, rest: ' STRING' });
        },
      ),
    );
  });

  it('makes one token of any text', () => {
    fc.assert(
      fc.property(printable, (text) => {
        expect(readToken(`${quoteText(text)};`)).toEqual({ value: text, rest: ';' });
      }),
    );
  });

  it.each(['', 'a\nb', 'a\u0000', 'x'.repeat(257)])('refuses the name %j', (name) => {
    expect(() => quoteIdentifier(name)).toThrow(expect.objectContaining({ code: 'unquotable_name', retryable: false }));
  });

  it('refuses a text with a line break', () => {
    expect(() => quoteText('a\r\nb')).toThrow(expect.objectContaining({ code: 'unquotable_text' }));
  });
});
