import { describe, expect, it } from 'vitest';
import { decodeManifest, encodeManifest, manifestName } from './manifest';
import { sampleManifest } from './testing/sample-manifest';

describe('a serving manifest', () => {
  it('comes back from its text as it was', () => {
    const manifest = sampleManifest({ objective: { thresholdMs: 60_000, objective: 0.99, windowMs: 86_400_000 } });
    expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest);
  });

  it('has snake case on the wire and a name per tenant and view', () => {
    expect(JSON.parse(encodeManifest(sampleManifest()))).toMatchObject({
      format: 1,
      key_space: 1,
      ttl_ms: 60_000,
      plain_group: 'tumbling_60000',
    });
    expect(manifestName('acme', 'stats')).toBe('manifest:acme:stats');
  });

  it('of another format is refused, never guessed', () => {
    const text = JSON.stringify({ ...JSON.parse(encodeManifest(sampleManifest())), format: 2 });
    expect(() => decodeManifest(text)).toThrow(expect.objectContaining({ code: 'unavailable' }));
  });
});
