import { readBody, readNumber } from './read-body';
import type { RollupCodec } from './rollup';

/** Bodies that are counts by name, merged by adding. */
export function createCountsCodec<Name extends string>(names: readonly Name[]): RollupCodec<Readonly<Record<Name, number>>> {
  const from = (count: (name: Name) => number): Record<Name, number> => {
    const entries = names.map((name): [Name, number] => [name, count(name)]);
    return Object.fromEntries(entries) as Record<Name, number>;
  };
  return {
    empty: () => from(() => 0),
    merge: (left, right) => from((name) => left[name] + right[name]),
    encode: (body) => JSON.stringify(body),
    decode: (text) => {
      const body = readBody(text);
      return from((name) => readNumber(body, name));
    },
  };
}
