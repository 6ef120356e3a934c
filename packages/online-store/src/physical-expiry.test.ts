import { describe, expect, it } from 'vitest';
import { isPhysicallyOver, physicalExpiry } from './physical-expiry';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('physicalExpiry', () => {
  it('is the end of the ttl plus a grace of at least seven days', () => {
    expect(physicalExpiry(0, HOUR, 0)).toBe(HOUR + 7 * DAY);
    expect(physicalExpiry(0, 30 * DAY, 0)).toBe(60 * DAY);
    expect(physicalExpiry(0, null, 0)).toBeNull();
  });

  it('gives a value that came late the whole grace from now', () => {
    expect(physicalExpiry(0, HOUR, 2 * DAY)).toBe(9 * DAY);
  });

  it('knows when a value written in time would be gone', () => {
    expect(isPhysicallyOver(0, HOUR, HOUR + 7 * DAY - 1)).toBe(false);
    expect(isPhysicallyOver(0, HOUR, HOUR + 7 * DAY)).toBe(true);
    expect(isPhysicallyOver(0, null, 1e15)).toBe(false);
  });
});
