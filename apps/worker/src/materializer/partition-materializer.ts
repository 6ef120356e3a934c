import { decodeOutputRecord, type OutputRecord } from '@freshet/definitions';
import { historyPosition } from '@freshet/registry';
import { HistoryBatch } from './history-batch';
import { writeHistory } from './history-writer';
import type { MaterializerOptions } from './materializer-options';
import { writeOnline } from './online-writer';

/** Takes one partition of an output log to the online store and to history. */
export class PartitionMaterializer {
  #position = 0;
  #next = 0;
  #batch: HistoryBatch | null = null;
  readonly #decoder = new TextDecoder();

  constructor(
    private readonly options: MaterializerOptions,
    readonly partition: number,
  ) {}

  /** Next offset to be written online. */
  get next(): number {
    return this.#next;
  }

  /** Goes back to what history holds; rows behind it are written again, which changes nothing. */
  async restore(): Promise<void> {
    const { db, actor, now, topic, reader } = this.options;
    const { tenant, view, keySpace } = this.options.deployment();
    const input = { tenant, view, keySpace, topic: topic.topic, partition: this.partition };
    this.#position = await historyPosition({ ctx: { db, actor, now: now() }, input });
    const range = (await reader.ranges(topic)).find(({ partition }) => partition === this.partition);
    this.#next = Math.max(this.#position, range?.start ?? 0);
    if (this.#next > this.#position) this.options.onMissed(this.#next - this.#position);
  }

  /** Materialises the next rows and publishes history when it is due; true when there was a row. */
  async step(signal: AbortSignal): Promise<boolean> {
    const { reader, topic, tuning } = this.options;
    const records = await reader.read(topic, this.partition, this.#next, tuning.onlineRows);
    const rows = records.flatMap(({ value }) => (value ? [decodeOutputRecord(this.#decoder.decode(value))] : []));
    if (rows.length > 0) await this.#write(rows, signal);
    if (records.length > 0) {
      this.#next += records.length;
      this.#openBatch().advance(this.#next);
    }
    if (this.#isDue()) await this.flush(signal);
    return records.length > 0;
  }

  /** Publishes what was gathered. */
  async flush(signal: AbortSignal): Promise<void> {
    const batch = this.#batch;
    if (batch === null) return;
    await writeHistory(this.options, this.partition, { batch, position: this.#position, signal });
    this.#position = batch.end;
    this.#batch = null;
  }

  async #write(rows: readonly OutputRecord[], signal: AbortSignal): Promise<void> {
    const { deployment, isWhole, onWarming, onWritten } = this.options;
    const { plan, revision } = deployment();
    const whole = rows.filter(isWhole);
    if (whole.length < rows.length) onWarming(rows.length - whole.length);
    if (whole.length === 0) return;
    const results = plan.outputs.online ? await writeOnline(this.options, whole, signal) : null;
    if (results) onWritten(whole.flatMap((row, index) => (results[index] ? [{ row, result: results[index] }] : [])));
    this.options.onMaterialised(whole.reduce((newest, { windowEnd }) => Math.max(newest, windowEnd), Number.NEGATIVE_INFINITY));
    if (!plan.outputs.offline) return;
    const batch = this.#openBatch();
    for (const [index, row] of whole.entries()) batch.add({ ...row, revision, writtenMs: results?.[index]?.writtenMs ?? null });
  }

  #openBatch(): HistoryBatch {
    this.#batch ??= new HistoryBatch(this.#next, this.options.now());
    return this.#batch;
  }

  #isDue(): boolean {
    const { tuning, now } = this.options;
    return this.#batch !== null && (this.#batch.rows >= tuning.historyRows || now() - this.#batch.startedMs >= tuning.historyMs);
  }
}
