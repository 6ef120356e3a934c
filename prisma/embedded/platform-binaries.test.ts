import { describe, expect, it } from 'vitest';
import { findPlatformBinaries } from './platform-binaries';

describe('findPlatformBinaries', () => {
  it('names the platform it has nothing for', () => {
    expect(() => findPlatformBinaries('sunos', 'x64')).toThrow('does not exist for sunos on x64');
  });

  it('tells how to install what npm left out', () => {
    expect(() => findPlatformBinaries('win32', 'x64')).toThrow(/windows-x64\) is not installed; run `npm ci`/);
  });

  it('finds the programs of this machine', () => {
    expect(findPlatformBinaries().postgres).toContain('native');
  });
});
