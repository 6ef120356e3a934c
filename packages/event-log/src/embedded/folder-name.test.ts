import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderName } from './folder-name';

describe('folderName', () => {
  it('keeps plain names readable', () => {
    expect(folderName('freshet.features.acme-corp.txn_stats.k1')).toBe('freshet.features.acme-corp.txn_stats.k1');
  });

  it('is one safe folder for any name, another for another name, also where case is folded', () => {
    const names = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'binary-ascii', minLength: 1 }),
      fc.constantFrom('.', '..', 'a.', 'A', 'x'.repeat(400)),
    );
    fc.assert(
      fc.property(names, names, (a, b) => {
        expect(folderName(a)).toMatch(/^[a-z0-9_%~-][a-z0-9_.%~-]*$/);
        expect(folderName(a)).not.toMatch(/\.$/);
        expect(folderName(a).length).toBeLessThan(200);
        expect(folderName(a).toLowerCase() === folderName(b).toLowerCase()).toBe(a === b);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what UTF-8 cannot hold', () => {
    expect(() => folderName('\ud800')).toThrow();
  });
});
