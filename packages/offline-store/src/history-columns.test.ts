import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyColumns } from './history-columns';

describe('historyColumns', () => {
  it('names columns as keys and features are named', () => {
    const columns = historyColumns({
      keys: [{ name: 'customer_id', type: 'int64' }],
      features: [{ name: 'txn_sum', type: { kind: 'double' } }],
    });
    expect(columns.keys).toEqual([{ name: 'customer_id', source: 'customer_id', type: { kind: 'int64' } }]);
    expect(columns.features).toEqual([{ name: 'txn_sum', source: 'txn_sum', type: { kind: 'double' } }]);
  });

  it('never gives two columns one name, as SQL compares names', () => {
    const names = fc.uniqueArray(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Seq', 'seq', 'SEQ_2', 'seq_2', 'FileName', 'a', 'A', '\0', '')),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(names, fc.nat(12), (all, split) => {
        const schema = {
          keys: all.slice(0, split).map((name) => ({ name, type: 'string' as const })),
          features: all.slice(split).map((name) => ({ name, type: { kind: 'string' as const } })),
        };
        const { keys, features } = historyColumns(schema);
        const found = [...keys, ...features].map((column) => column.name.toLowerCase());
        expect(new Set([...found, 'seq', 'event_ts', 'filename']).size).toBe(all.length + 3);
        expect([...keys, ...features].map((column) => column.source)).toEqual(all);
      }),
    );
  });
});
