import { createHash } from 'node:crypto';
import { z } from 'zod';
import { WorkerError } from '../worker-error';

const Header = z.object({
  planHash: z.string(),
  /** Next offset to read, by source partition. */
  offsets: z.array(z.number().int().min(0)),
  /** Durable end of each partition of the output log when the snapshot was taken. */
  outputEnds: z.array(z.number().int().min(0)),
  /** Rows whose window starts before it are discarded (epoch ms); null keeps all. */
  validFromMs: z.number().nullable(),
  /** Window groups of which a row was published. */
  groupsWithRows: z.array(z.string()),
});

/** All that a pipeline needs to go on where it stood; `engine` is null before the first record. */
export type CheckpointImage = z.infer<typeof Header> & { readonly engine: Uint8Array | null };

/** `FRSTCKP1`, header length, header JSON, engine snapshot, SHA-256 of all before it. */
const MAGIC = Buffer.from('FRSTCKP1');
const DIGEST_BYTES = 32;

/** The bytes of a checkpoint file. */
export function encodeCheckpoint({ engine, ...header }: CheckpointImage): Buffer {
  const text = Buffer.from(JSON.stringify({ ...header, hasEngine: engine !== null }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const body = Buffer.concat([MAGIC, length, text, engine ?? new Uint8Array()]);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

/** Reads the bytes of the checkpoint file at `path`. Throws `WorkerError('corrupt_checkpoint')`. */
export function decodeCheckpoint(bytes: Buffer, path: string): CheckpointImage {
  const body = bytes.subarray(0, Math.max(0, bytes.length - DIGEST_BYTES));
  const digest = createHash('sha256').update(body).digest();
  if (body.length < MAGIC.length + 4 || !body.subarray(0, MAGIC.length).equals(MAGIC) || !digest.equals(bytes.subarray(body.length))) {
    throw new WorkerError('corrupt_checkpoint', `the checkpoint file ${path} is damaged or of an unknown format`);
  }
  const start = MAGIC.length + 4;
  const end = start + body.readUInt32LE(MAGIC.length);
  const { hasEngine, ...header } = Header.extend({ hasEngine: z.boolean() }).parse(JSON.parse(body.toString('utf8', start, end)));
  return { ...header, engine: hasEngine ? new Uint8Array(body.subarray(end)) : null };
}
