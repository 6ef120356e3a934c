import { pause } from '../back-off';
import type { MaterializerOptions } from './materializer-options';
import { PartitionMaterializer } from './partition-materializer';

/** Between two looks at a partition that had no row: one read of its published end. */
const LOOK_MS = 50;

/** Takes the rows of one key space from its output log to the stores; each partition on its own. */
export class Materializer {
  readonly #partitions: readonly PartitionMaterializer[];

  constructor(options: MaterializerOptions, partitions: number) {
    this.#partitions = Array.from({ length: partitions }, (_, partition) => new PartitionMaterializer(options, partition));
  }

  async restore(): Promise<void> {
    for (const partition of this.#partitions) await partition.restore();
  }

  /** Rows that are durable in the output log and not yet in the stores. */
  backlog(ends: readonly number[]): number {
    return this.#partitions.reduce((sum, { partition, next }) => sum + Math.max(0, (ends[partition] ?? 0) - next), 0);
  }

  /** Runs until `signal` aborts; then, unless `abandon` aborts too, takes what is left in the log and publishes it. */
  async run(signal: AbortSignal, abandon: AbortSignal): Promise<void> {
    await Promise.all(this.#partitions.map((partition) => this.#runOne(partition, signal, abandon)));
  }

  async #runOne(partition: PartitionMaterializer, signal: AbortSignal, abandon: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (await partition.step(abandon)) continue;
      await pause(LOOK_MS, signal);
    }
    while (!abandon.aborted && (await partition.step(abandon)));
    if (!abandon.aborted) await partition.flush(abandon);
  }
}
