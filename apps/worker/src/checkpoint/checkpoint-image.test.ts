import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckpointImage, decodeCheckpoint, encodeCheckpoint } from './checkpoint-image';

const image: fc.Arbitrary<CheckpointImage> = fc.record({
  planHash: fc.string(),
  offsets: fc.array(fc.nat()),
  outputEnds: fc.array(fc.nat()),
  validFromMs: fc.option(fc.nat()),
  groupsWithRows: fc.array(fc.string()),
  engine: fc.option(fc.uint8Array()),
});

describe('a checkpoint file', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(image, (written) => {
        expect(decodeCheckpoint(encodeCheckpoint(written), 'd1/e1-s1')).toEqual(written);
      }),
    );
  });

  it('is refused when a byte of it changed or its end is missing', () => {
    fc.assert(
      fc.property(image, fc.nat(), (written, at) => {
        const bytes = encodeCheckpoint(written);
        const index = at % bytes.length;
        const damaged = Buffer.from(bytes);
        damaged[index] = (damaged[index] ?? 0) ^ 1;
        for (const wrong of [damaged, bytes.subarray(0, index)]) {
          expect(() => decodeCheckpoint(wrong, 'd1/e1-s1')).toThrow(expect.objectContaining({ code: 'corrupt_checkpoint' }));
        }
      }),
    );
  });
});
