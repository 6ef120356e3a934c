import { expect, test } from 'vitest';
import { analyse } from './analyse';
import type { Analysis } from './analysis';
import { cardOfProblem, cardStatus } from './card';
import { selectedLines } from './selection';
import { blankTemplate, templates, transactionTemplate } from './template';

const analysisOf = (text: string): Analysis => {
  const analysis = analyse(text, { sources: [], tenant: 'default' });
  if ('error' in analysis) throw new Error(analysis.error.message);
  return analysis;
};

test.each(templates)('the template $id compiles without an error, to SQL', ({ text }) => {
  const { problems, plan, sql } = analysisOf(text);
  expect(problems.filter(({ diagnostic }) => diagnostic.severity === 'error')).toEqual([]);
  expect(plan).not.toBeNull();
  expect(sql?.lines).toHaveLength((sql?.text.trimEnd() ?? '').split('\n').length);
});

test('each part that an empty design lacks is a problem on its card', () => {
  const { draft, problems, plan } = analysisOf(blankTemplate.text);
  expect(plan).toBeNull();
  expect(new Set(problems.map((problem) => cardOfProblem(draft, problem)))).toEqual(new Set(['view', 'source', 'entity', 'aggregations']));
  expect(cardStatus(problems).kind).toBe('error');
});

test('a selected aggregation lights its own lines of SQL, its card those of all', () => {
  const analysis = analysisOf(transactionTemplate.text);
  const lines = (path: string): readonly string[] => {
    const text = analysis.sql?.text.split('\n') ?? [];
    return selectedLines(analysis, { document: 0, path }).map((line) => text[line - 1] ?? '');
  };
  expect(lines('/aggregations/1').some((line) => line.includes('txn_sum_1h'))).toBe(true);
  expect(lines('/aggregations/1').some((line) => line.includes('txn_count_1h'))).toBe(false);
  expect(lines('/aggregations').length).toBeGreaterThan(lines('/aggregations/1').length);
  expect(lines('')).toEqual([]);
});

test('problems of a source in the same text stand on the source card', () => {
  const source = 'kind: source\nname: s\nevent_time: { field: at, format: iso8601 }\nfields: [{ name: at, type: nonsense }]\n---\n';
  const { draft, problems } = analysisOf(`${source}name: v\nsource: s\nentity_keys: [at]\naggregations: []\n`);
  expect(problems.filter((problem) => problem.document === 0).map((problem) => cardOfProblem(draft, problem))).toContain('source');
});
