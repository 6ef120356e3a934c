import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight } from './highlight';

const words = (text: string, language: 'sql' | 'yaml' | 'json' | 'shell') =>
  highlight(text, language)
    .flatMap((line) => line.tokens)
    .filter((token) => token.kind !== 'plain')
    .map((token) => `${token.kind}:${token.text}`);

describe('highlight', () => {
  it('loses no character of any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('sql' as const, 'yaml' as const, 'json' as const, 'shell' as const), (text, language) => {
        const joined = highlight(text, language).map((line) => line.tokens.map((token) => token.text).join(''));
        expect(joined.join('\n')).toBe(text);
      }),
    );
  });
  it('colours SQL', () => {
    expect(words("SELECT `a` FROM t -- it's", 'sql')).toEqual(['keyword:SELECT', 'name:`a`', 'keyword:FROM', "comment:-- it's"]);
    expect(words("'WHERE it''s' 42", 'sql')).toEqual(["string:'WHERE it''s'", 'number:42']);
  });
  it('colours YAML keys and values', () => {
    expect(words('window: "1h" # why', 'yaml')).toEqual(['keyword:window', 'string:"1h"', 'comment:# why']);
  });
});
