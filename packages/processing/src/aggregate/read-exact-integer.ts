import { EngineError } from '../engine-error';
import type { ExactInteger } from '../record/exact-integer';
import type { ByteReader } from '../snapshot/byte-reader';

/** An exact integer, or null, written as a scalar. */
export function readExactInteger(reader: ByteReader): ExactInteger | null {
  const value = reader.scalar();
  if (value === null || typeof value === 'number' || typeof value === 'bigint') return value;
  throw new EngineError('corrupt_snapshot', 'The snapshot holds something else where an integer was kept.');
}
