import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import type { PatchOperation } from '../diagnostic';
import { toPointer } from '../json-pointer';
import { applyPatch } from './apply-patch';
import { applyToData } from './apply-to-data';

const TEXT = `# what this is
kind: feature_view   # the kind
name: "txn_stats"

# about keys
entity_keys: [customer_id, shop] # two
source: 'tx'
aggregations:
  # the first
  - name: n            # aligned
    aggregation: count
    window: &hour { window_type: tumbling, size_ms: 3600000 }  # an hour

  - { name: total, source_field: amount, aggregation: sum, window: *hour }
freshness_slo: { threshold: 65m, objective: 0.990 }
`;
const comments = (text: string) => [...text.matchAll(/# ?(.*)$/gm)].map((match) => match[1]).sort();

describe('a value replaced by a value', () => {
  test.each([
    [{ path: '/name', value: 'other' }, 'name: "txn_stats"', 'name: "other"'],
    [{ path: '/source', value: "o'hara" }, "source: 'tx'", "source: 'o''hara'"],
    [{ path: '/aggregations/0/name', value: 'm' }, 'name: n   ', 'name: m   '],
    [{ path: '/aggregations/1/source_field', value: 'a, b' }, 'source_field: amount', 'source_field: "a, b"'],
    [{ path: '/freshness_slo/objective', value: 0.95 }, '0.990', '0.95'],
    [{ path: '/kind', value: 'true' }, 'kind: feature_view', 'kind: "true"'],
  ])('%j changes nothing else in the text', (target, before, after) => {
    expect(applyPatch(TEXT, [{ op: 'replace', ...target }])).toBe(TEXT.replace(before, after));
  });
});

describe('an entry added or removed', () => {
  test.each([
    [{ op: 'add', path: '/ttl', value: '1d' }, '0.990 }\n', '0.990 }\nttl: 1d\n'],
    [{ op: 'add', path: '/tags', value: { a: 'b' } }, '0.990 }\n', '0.990 }\ntags:\n  a: b\n'],
    [{ op: 'add', path: '/entity_keys/-', value: 'a, b' }, 'shop]', 'shop, "a, b"]'],
    [{ op: 'add', path: '/freshness_slo/window', value: '28d' }, '0.990 }', '0.990, window: 28d }'],
    [{ op: 'add', path: '/aggregations/-', value: { name: 'z' } }, '*hour }\n', '*hour }\n  - name: z\n'],
    [{ op: 'add', path: '/aggregations/0/source_field', value: 'x' }, '# an hour\n', '# an hour\n    source_field: x\n'],
    [{ op: 'remove', path: '/entity_keys/0' }, '[customer_id, shop]', '[shop]'],
    [{ op: 'remove', path: '/freshness_slo/objective' }, ', objective: 0.990', ''],
    [{ op: 'remove', path: '/aggregations/0/aggregation' }, '    aggregation: count\n', ''],
    [{ op: 'remove', path: '/source' }, "source: 'tx'\n", ''],
  ] satisfies [PatchOperation, string, string][])('%j changes nothing else in the text', (operation, before, after) => {
    expect(applyPatch(TEXT, [operation])).toBe(TEXT.replace(before, after));
  });
});

test('additions and removals keep comments, order and quotes of the rest', () => {
  const patch: PatchOperation[] = [
    { op: 'add', path: '/ttl', value: '1d' },
    { op: 'add', path: '/aggregations/-', value: { name: 'z', aggregation: 'count', window: { window_type: 'session', gap: '3m' } } },
    { op: 'remove', path: '/entity_keys/1' },
  ];
  const changed = applyPatch(TEXT, patch);
  expect(parse(changed)).toEqual(patch.reduce(applyToData, parse(TEXT)));
  expect(comments(changed)).toEqual(comments(TEXT));
  expect(changed).toContain('name: "txn_stats"');
  expect(changed).toContain("source: 'tx'");
  expect(Object.keys(parse(changed))).toEqual([...Object.keys(parse(TEXT)), 'ttl']);
});

test.each([
  ['an alias', 1, [3_600_000, 1]],
  ['its anchor', 0, [1, 3_600_000]],
] as const)('an edit through %s leaves the other place alone', (_, index, sizes) => {
  const changed = parse(applyPatch(TEXT, [{ op: 'replace', path: `/aggregations/${index}/window/size_ms`, value: 1 }]));
  expect(changed.aggregations.map((each: { window: { size_ms: number } }) => each.window.size_ms)).toEqual(sizes);
});

test('a list that holds itself is not edited', () => {
  expect(() => applyPatch('a: &a [*a]', [{ op: 'add', path: '/b', value: 1 }])).toThrow(
    expect.objectContaining({ code: 'unreadable_document' }),
  );
});

test('only the named document of a text changes', () => {
  const text = '# one\nname: a  # a\n---\n# two\nname: b\nx: 1 # c\n---\n\n# three\nname: c\n...\n';
  for (const [document, name] of ['a', 'b', 'c'].entries()) {
    expect(applyPatch(text, [{ op: 'replace', path: '/name', value: 'z' }], { document })).toBe(text.replace(`name: ${name}`, 'name: z'));
    const added = applyPatch(text, [{ op: 'add', path: '/y', value: [1] }], { document });
    expect(added).toContain('y:\n  - 1\n');
    expect(parseAllDocuments(added).map((each) => Object.keys((each as { toJS(): object }).toJS()).includes('y'))).toEqual(
      [0, 1, 2].map((i) => i === document),
    );
    expect(comments(added)).toEqual(comments(text));
  }
});

test('JSON stays JSON, with its indentation', () => {
  const text = '{\n\t"name": "a",\n\t"entity_keys": ["k"]\n}\n';
  expect(applyPatch(text, [{ op: 'add', path: '/ttl', value: '1d' }])).toBe(
    '{\n\t"name": "a",\n\t"entity_keys": [\n\t\t"k"\n\t],\n\t"ttl": "1d"\n}\n',
  );
});

test('CRLF stays CRLF', () => {
  const changed = applyPatch('name: a # x\r\nb: 1\r\n', [{ op: 'add', path: '/c', value: 2 }]);
  expect(changed).toBe('name: a # x\r\nb: 1\r\nc: 2\r\n');
});

test('a decimal type inside braces goes as a whole', () => {
  const text = 'fields:\n  - { name: amount, type: decimal(18,2) } # money\n';
  const changed = applyPatch(text, [{ op: 'replace', path: '/fields/0/type', value: 'double' }]);
  expect(parse(changed)).toEqual({ fields: [{ name: 'amount', type: 'double' }] });
  expect(changed).toContain('# money');
});

test.each([
  [{ op: 'replace', path: '/nothing', value: 1 }],
  [{ op: 'remove', path: '/entity_keys/2' }],
  [{ op: 'add', path: '/entity_keys/9', value: 'x' }],
  [{ op: 'add', path: '/name/x', value: 1 }],
  [{ op: 'remove', path: '' }],
  [{ op: 'remove', path: 'name' }],
] satisfies [PatchOperation][])('%j is not applicable', (operation) => {
  expect(() => applyPatch(TEXT, [operation])).toThrow(expect.objectContaining({ code: 'patch_not_applicable' }));
});

test('a text that cannot be read is not edited', () => {
  expect(() => applyPatch('a: [1', [{ op: 'add', path: '/b', value: 1 }])).toThrow(
    expect.objectContaining({ code: 'unreadable_document' }),
  );
});

test.each([`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, `a: ${'['.repeat(100_000)}`, '- '.repeat(100_000)])(
  'a text nested thousands deep cannot be read, without another failure',
  (text) => {
    expect(() => applyPatch(text, [{ op: 'add', path: '/b', value: 1 }])).toThrow(expect.objectContaining({ code: 'unreadable_document' }));
  },
);

describe('whatever the patch', () => {
  const data = parse(TEXT);
  const paths: string[][] = [];
  const walk = (value: unknown, path: string[]): void => {
    if (path.length > 0) paths.push(path);
    if (typeof value === 'object' && value !== null) for (const [key, child] of Object.entries(value)) walk(child, [...path, key]);
  };
  walk(data, []);
  const scalar = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ maxLength: 12 }),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom('null', '~', '1', '*a', '&a', '# x', 'a: b', '- a', '\n', ' ', '%', '!x'),
  );
  const value = fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.dictionary(
      fc.string({ maxLength: 6 }).filter((key) => key !== '__proto__'),
      scalar,
      { maxKeys: 3 },
    ),
  );
  const operation = fc.oneof(
    fc.record({ op: fc.constant('replace' as const), path: fc.constantFrom(...paths).map(toPointer), value }),
    fc.record({
      op: fc.constant('add' as const),
      path: fc
        .tuple(fc.constantFrom('', '/freshness_slo', '/aggregations/0', '/aggregations/0/window'), fc.stringMatching(/^[a-z]{1,5}$/))
        .map(([holder, key]) => `${holder}/${key}`),
      value,
    }),
    fc.record({ op: fc.constant('remove' as const), path: fc.constantFrom(...paths).map(toPointer) }),
  );

  test('the text then says what the patched data says', () => {
    fc.assert(
      fc.property(operation, (each) => {
        expect(parse(applyPatch(TEXT, [each]))).toEqual(applyToData(data, each));
      }),
      { numRuns: 300 },
    );
  });

  test('a replaced value costs no comment', () => {
    const inPlace = fc.record({
      op: fc.constant('replace' as const),
      path: fc.constantFrom('/name', '/source', '/aggregations/0/name', '/freshness_slo/threshold', '/entity_keys/0'),
      value: scalar,
    });
    fc.assert(
      fc.property(inPlace, (each) => {
        const changed = applyPatch(TEXT, [each]);
        for (const comment of comments(TEXT)) expect(changed).toContain(`# ${comment}`);
      }),
    );
  });
});
