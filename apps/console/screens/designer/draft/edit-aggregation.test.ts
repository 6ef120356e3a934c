import { applyPatch } from '@freshet/definitions';
import { expect, test } from 'vitest';
import type { AggregationDraft } from './draft';
import { addAggregation, changeWindowType, duplicateAggregation, removeAggregation, suggestName } from './edit-aggregation';
import { readDraft } from './read-draft';

const text = `name: v # the view
aggregations:
  - name: n_1h # how many
    source_field: amount
    aggregation: count
    window: { window_type: tumbling, size_ms: 3600000 }
`;

const aggregationsOf = (of: string): readonly AggregationDraft[] => {
  const reading = readDraft(of);
  return 'error' in reading ? [] : reading.draft.view.aggregations;
};
const windowOf = (of: string) => {
  const [first] = aggregationsOf(of);
  if (!first) throw new Error('no aggregation');
  return first.window;
};

test('a new aggregation takes field and window of the last one, under a free name', () => {
  const after = applyPatch(text, addAggregation(aggregationsOf(text)));
  expect(after.startsWith(text)).toBe(true);
  expect(aggregationsOf(after)[1]).toMatchObject({ name: 'amount_count_1h', function: 'count', field: 'amount' });
  expect(windowOf(after).size).toEqual({ key: 'size_ms', text: '1h' });
  const again = applyPatch(after, addAggregation(aggregationsOf(after)));
  expect(aggregationsOf(again)[2]?.name).toBe('amount_count_1h_2');
});

test('a copy stands behind the original with all its keys', () => {
  const raw = { name: 'n_1h', aggregation: 'count', filter: 'amount > 0', window: { window_type: 'tumbling', size: '1h' } };
  const [operation] = duplicateAggregation(aggregationsOf(text), 0, raw);
  expect(operation).toEqual({ op: 'add', path: '/aggregations/1', value: { ...raw, name: 'n_1h_copy' } });
});

test('removing keeps the rest as it was', () => {
  const two = applyPatch(text, addAggregation(aggregationsOf(text)));
  expect(applyPatch(two, removeAggregation(1))).toBe(text);
});

test('another window type has the durations it needs and no others, in the form found', () => {
  const sliding = applyPatch(text, changeWindowType(windowOf(text), 0, 'sliding'));
  expect(sliding).toContain('window_type: sliding');
  expect(sliding).toContain('slide_ms: 600000');
  expect(sliding).toContain('# how many');
  const session = applyPatch(sliding, changeWindowType(windowOf(sliding), 0, 'session'));
  expect(session).toContain('gap_ms: 1800000');
  expect(session).not.toMatch(/size|slide/);
  const back = applyPatch(session, changeWindowType(windowOf(session), 0, 'tumbling'));
  expect(windowOf(back)).toMatchObject({ type: 'tumbling', size: { text: '1h' }, gap: { text: '' } });
});

test('names are made of what the aggregation does', () => {
  expect(suggestName({ function: 'sum', field: 'Amount EUR', window: null })).toBe('amount_eur_sum_1h');
  expect(suggestName({ function: 'count', field: '', window: null })).toBe('count_1h');
});
