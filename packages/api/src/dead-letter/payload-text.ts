/** Most bytes of a payload that a list shows. */
const MAX_SHOWN_BYTES = 4_096;

/** A payload as it can be shown: `payload` null for a tombstone, `encoding` hex where the bytes are no UTF-8, cut after 4 KiB. */
export type PayloadText = { readonly payload: string | null; readonly encoding: 'utf8' | 'hex'; readonly bytes: number };

const cut = (bytes: Uint8Array): Uint8Array => {
  let end = Math.min(bytes.length, MAX_SHOWN_BYTES);
  while (end < bytes.length && end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
};

/** Makes the bytes of a dead letter readable without losing what they were. */
export const payloadText = (bytes: Uint8Array | null): PayloadText => {
  if (bytes === null) return { payload: null, encoding: 'utf8', bytes: 0 };
  const shown = cut(bytes);
  try {
    return { payload: new TextDecoder('utf-8', { fatal: true }).decode(shown), encoding: 'utf8', bytes: bytes.length };
  } catch {
    return { payload: Buffer.from(bytes.subarray(0, MAX_SHOWN_BYTES)).toString('hex'), encoding: 'hex', bytes: bytes.length };
  }
};
