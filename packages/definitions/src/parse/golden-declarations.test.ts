import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDeclarations } from './parse-declarations';

type Golden = {
  readonly id?: string;
  readonly source: { readonly format: string };
  readonly view: {
    readonly filter?: string;
    readonly emit: { readonly mode: string };
    readonly aggregations: readonly { readonly aggregation: string; readonly filter?: string }[];
  };
  readonly expected?: readonly { readonly window_group: string }[];
};

const folder = new URL('../../../processing/vectors/', import.meta.url);
const files = ['', 'real/'].flatMap((part) => readdirSync(new URL(part || '.', folder)).map((name) => part + name));
const golden = files
  .filter((name) => name.endsWith('.json') && !/^(expressions|flink_deviations)/.test(name))
  .flatMap((name): [string, Golden][] => {
    const content = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Golden & { readonly cases?: readonly Golden[] };
    return (content.cases ?? [content]).map((each) => [`${name} ${each.id ?? ''}`, each]);
  });

const NOW = ['count', 'sum', 'avg', 'min', 'max', 'count_distinct'];
const needsLater = ({ source, view }: Golden): boolean =>
  source.format !== 'json' ||
  view.filter !== undefined ||
  view.emit.mode !== 'on_close' ||
  view.aggregations.some((each) => each.filter !== undefined || !NOW.includes(each.aggregation));
const parse = ({ source, view }: Golden) => parseDeclarations(`${JSON.stringify(source)}\n---\n${JSON.stringify(view)}\n`);

describe('the declarations of the golden rows', () => {
  test.each(golden.filter(([, each]) => !needsLater(each)))('%s compiles', (_, each) => {
    const { plans, diagnostics } = parse(each);
    expect(diagnostics.filter((found) => found.severity === 'error')).toEqual([]);
    const names = plans[0]?.plan.groups.map((group) => group.name) ?? [];
    for (const row of each.expected ?? []) expect(names).toContain(row.window_group);
  });

  test.each(golden.filter(([, each]) => needsLater(each)))('%s needs a later part, and is told so', (_, each) => {
    const errors = parse(each).diagnostics.filter((found) => found.severity === 'error');
    expect(new Set(errors.map((found) => found.code))).toEqual(new Set(['FR190']));
  });

  test('all files are there', () => {
    expect(golden.length).toBeGreaterThan(120);
  });
});
