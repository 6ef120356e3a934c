import { describe, expect, it } from 'vitest';
import { lockFaults } from './lock-check.mjs';

describe('lockFaults', () => {
  it('names a binary that npm left out', () => {
    const lock = {
      packages: {
        'node_modules/tool': {
          optionalDependencies: { '@tool/darwin-arm64': '1.0.0', '@tool/linux-x64-gnu': '1.0.0', '@tool/freebsd-x64': '1.0.0' },
        },
        'node_modules/@tool/linux-x64-gnu': { version: '1.0.0' },
      },
    };
    expect(lockFaults(lock)).toEqual(['tool needs @tool/darwin-arm64, which is not in the lock']);
  });

  it('knows the accelerators that may be missing', () => {
    const lock = {
      packages: { 'node_modules/msgpackr-extract': { optionalDependencies: { '@msgpackr-extract/msgpackr-extract-darwin-arm64': '3' } } },
    };
    expect(lockFaults(lock)).toEqual([]);
  });

  it('refuses the address of a registry, not the link of a workspace', () => {
    const lock = {
      packages: {
        'node_modules/a': { version: '1.0.0', resolved: 'https://registry.example/a.tgz' },
        'node_modules/@freshet/flink': { resolved: 'packages/flink', link: true },
      },
    };
    expect(lockFaults(lock)).toEqual(['a is bound to https://registry.example/a.tgz']);
  });
});
