import { expect, test } from 'vitest';
import { outputTopic } from './output-topic';
import { windowGroupName } from './window-group-name';

test('group names are canonical', () => {
  expect(windowGroupName({ kind: 'tumbling', sizeMs: 3_600_000, offsetMs: 0 })).toBe('tumbling_3600000');
  expect(windowGroupName({ kind: 'sliding', sizeMs: 3_600_000, slideMs: 60_000, offsetMs: 5 })).toBe('sliding_3600000_60000_offset_5');
  expect(windowGroupName({ kind: 'session', gapMs: 1_800_000 })).toBe('session_1800000');
});

test('an output topic names tenant, view and key space', () => {
  expect(outputTopic('acme', 'txn_stats', 2)).toBe('freshet.features.acme.txn_stats.k2');
});
