import { describe, expect, it } from 'vitest';
import { matchesFilter } from './matches-filter';

const view = {
  name: 'realtime_transaction_stats',
  description: 'Transaction velocity per customer.',
  owner: 'fraud-team',
  topic: 'transactions',
  tags: { tier: 'critical' },
  entityKeys: [{ name: 'customer_id' }],
  windows: [{ window: { kind: 'sliding' }, aggregations: [{ name: 'txn_count_1h' }] }],
  state: 'running',
};

describe('matchesFilter', () => {
  it.each([
    '',
    '  ',
    'TXN_count',
    'velocity',
    'owner:fraud',
    'state:running window:sliding',
    'entity:customer_id -tag:legacy',
    'tag:critical',
    '-',
  ])('lets %j pass', (filter) => {
    expect(matchesFilter(view, filter)).toBe(true);
  });
  it.each(['owner:mobility', '-state:running', 'nothing', 'state:running window:session', 'unknown:facet'])('holds %j back', (filter) => {
    expect(matchesFilter(view, filter)).toBe(false);
  });
});
