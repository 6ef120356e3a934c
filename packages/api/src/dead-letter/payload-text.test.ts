import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payloadText } from './payload-text';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('payloadText', () => {
  it('shows any text of a record as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const stored = bytes(text);
        expect(payloadText(stored)).toEqual({
          payload: new TextDecoder('utf-8', { ignoreBOM: true }).decode(stored),
          encoding: 'utf8',
          bytes: stored.length,
        });
      }),
    );
  });
  it('never cuts a character in two', () => {
    const { payload, encoding, bytes: size } = payloadText(bytes('ü'.repeat(3_000)));
    expect([encoding, payload?.length, size]).toEqual(['utf8', 2_048, 6_000]);
  });
  it('shows what is no UTF-8 as hex, and a tombstone as null', () => {
    expect(payloadText(new Uint8Array([0xff, 0x00]))).toEqual({ payload: 'ff00', encoding: 'hex', bytes: 2 });
    expect(payloadText(null)).toEqual({ payload: null, encoding: 'utf8', bytes: 0 });
  });
});
