import { describe, expect, it } from 'vitest';
import { murmur2, partitionOfKey } from './partitioner';

describe('murmur2', () => {
  it("equals Kafka's own test values", () => {
    // org.apache.kafka.common.utils.UtilsTest.testMurmur2
    const known: [string, number][] = [
      ['21', -973932308],
      ['foobar', -790332482],
      ['a-little-bit-long-string', -985981536],
      ['a-little-bit-longer-string', -1486304829],
      ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ];
    for (const [key, hash] of known) expect(murmur2(Buffer.from(key))).toBe(hash);
    expect(murmur2(Buffer.from('abc'))).toBe(479470107);
  });

  it('gives a partition that exists', () => {
    for (let index = 0; index < 200; index += 1) expect([0, 1, 2]).toContain(partitionOfKey(Buffer.from(`key-${index}`), 3));
  });
});
