import type { PartitionRange } from '@freshet/event-log';
import { WorkerError } from '../worker-error';

type Covered = {
  readonly topic: string;
  readonly ranges: readonly PartitionRange[];
  /** By partition: where a checkpoint stands in the topic. */
  readonly offsets: readonly number[];
};

/**
 * A source from which the next record of a checkpoint was dropped, or that ends before it, would lose events in silence.
 * Throws `WorkerError('log_behind')`.
 */
export function checkSourceCoverage({ topic, ranges, offsets }: Covered): void {
  checkOutputCoverage({ topic, ranges, offsets });
  for (const { partition, start } of ranges) {
    const offset = offsets[partition] ?? 0;
    if (offset < start) {
      const why = `partition ${partition} begins at offset ${start}, the checkpoint stands at ${offset}`;
      throw new WorkerError(
        'log_behind',
        `the topic ${topic} no longer holds the next events: ${why}. Delete this deployment and deploy again.`,
      );
    }
  }
}

/** An output log that ends before a checkpoint lacks rows that no one would compute again. Throws `WorkerError('log_behind')`. */
export function checkOutputCoverage({ topic, ranges, offsets }: Covered): void {
  for (const [partition, offset] of offsets.entries()) {
    const end = ranges.find((range) => range.partition === partition)?.end ?? 0;
    if (offset > end) {
      const why = `partition ${partition} ends at offset ${end}, the checkpoint stands at ${offset}`;
      throw new WorkerError(
        'log_behind',
        `the topic ${topic} has lost records or is another one: ${why}. Delete this deployment and deploy again.`,
      );
    }
  }
}
