import { expect, it } from 'vitest';
import { describingChanges } from './describing-changes';

it('tells what was added, changed and removed in words that cost nothing', () => {
  const changes = describingChanges({ description: 'a', tags: { tier: 'x' } }, { owner: 'fraud-team', tags: { tier: 'y' } });
  expect(changes.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
    'metadata: The description "a" is removed.',
    'metadata: The owner is "fraud-team".',
    'metadata: The tags change from {"tier":"x"} to {"tier":"y"}.',
  ]);
});

it('leaves to the plan what the plan tells', () => {
  expect(describingChanges({ aggregations: [1], ttl_ms: 1 }, { aggregations: [2], ttl_ms: 2 })).toEqual([]);
});
