import type { DeadLetterReason } from '@freshet/definitions';
import type { ByteReader } from './snapshot/byte-reader';
import type { ByteWriter } from './snapshot/byte-writer';

/** In the order of the snapshot; append only. */
const REASONS = [
  'not_json_object',
  'event_time_unreadable',
  'entity_key_missing',
  'before_1970',
  'too_far_ahead',
] as const satisfies readonly DeadLetterReason[];

/** What an engine counts of its input and output. */
export class EngineCounts {
  records = 0;
  tombstones = 0;
  rows = 0;
  readonly deadLetters: Record<DeadLetterReason, number> = {
    not_json_object: 0,
    event_time_unreadable: 0,
    entity_key_missing: 0,
    before_1970: 0,
    too_far_ahead: 0,
  };

  encode(writer: ByteWriter): void {
    for (const count of [this.records, this.tombstones, this.rows]) writer.count(count);
    for (const reason of REASONS) writer.count(this.deadLetters[reason]);
  }

  restore(reader: ByteReader): void {
    this.records = reader.count();
    this.tombstones = reader.count();
    this.rows = reader.count();
    for (const reason of REASONS) this.deadLetters[reason] = reader.count();
  }
}
