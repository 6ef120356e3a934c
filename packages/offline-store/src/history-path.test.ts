import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, groupOfPath, historyFolder, pathPart } from './history-path';

const name = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('/', '\\', '.', '=', '%', '*', '?', '[', "'", '"', '\0', 'A', 'a', ' ') }),
  fc.constant('x'.repeat(500)),
);

describe('historyFolder', () => {
  it('reads as a partition of its scope and UTC day', () => {
    const scope = { tenant: 'acme-corp', view: 'txn_stats', keySpace: 3, group: 'tumbling_3600000' };
    const day = dayOf(Date.UTC(2026, 0, 2) - 1);
    expect(historyFolder(scope, day)).toBe('tenant=acme-corp/view=txn_stats/group=tumbling_3600000/date=2026-01-01');
  });

  it('keeps a name inside its part of the path, and names apart, also where case is folded', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(pathPart(a)).toMatch(/^[a-z0-9_.%~-]*$/);
        expect(pathPart(a).length).toBeLessThan(200);
        expect(pathPart(a).toLowerCase() === pathPart(b).toLowerCase()).toBe(a === b);
      }),
      { numRuns: 500 },
    );
  });

  it('tells the group of a file back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (group) => {
        const folder = historyFolder({ tenant: 't', view: 'v', keySpace: 1, group }, 0);
        expect(groupOfPath(`/data/${folder}/k1.parquet`)).toBe(group);
        expect(groupOfPath(`C:\\data\\${folder.replaceAll('/', '\\')}\\k1.parquet`)).toBe(group);
      }),
    );
  });
});
