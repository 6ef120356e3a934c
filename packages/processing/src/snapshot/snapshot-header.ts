import { EngineError } from '../engine-error';
import { ByteReader } from './byte-reader';
import { ByteWriter } from './byte-writer';

const MAGIC = 'freshet-engine';

/** Raised whenever the layout of the state changes; an older snapshot is refused, never guessed at. */
const VERSION = 1;

/** A writer that stands behind the header of a snapshot of this plan. */
export function startSnapshot(planHash: string): ByteWriter {
  const writer = new ByteWriter();
  writer.text(MAGIC);
  writer.count(VERSION);
  writer.text(planHash);
  return writer;
}

/**
 * A reader that stands behind the header.
 * @throws EngineError when the bytes are no snapshot, of another version or of another plan.
 */
export function openSnapshot(bytes: Uint8Array, planHash: string): ByteReader {
  const reader = new ByteReader(bytes);
  if (reader.text() !== MAGIC) throw new EngineError('corrupt_snapshot', 'These bytes are no snapshot of an engine.');
  const version = reader.count();
  if (version !== VERSION) {
    throw new EngineError('other_snapshot_version', `The snapshot has version ${version}; this engine reads version ${VERSION} only.`);
  }
  if (reader.text() !== planHash) throw new EngineError('other_plan', 'The snapshot was taken of another plan.');
  return reader;
}
