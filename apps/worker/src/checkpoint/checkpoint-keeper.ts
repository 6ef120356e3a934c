import { type Db, latestCheckpoint, RegistryError, saveCheckpoint } from '@freshet/registry';
import { retrying } from '../back-off';
import type { PipelineCheckpoint } from '../pipeline/pipeline-options';
import { WorkerError } from '../worker-error';
import type { CheckpointFolder } from './checkpoint-folder';
import type { CheckpointImage } from './checkpoint-image';

type Options = {
  readonly db: Db;
  readonly folder: CheckpointFolder;
  readonly deployment: string;
  readonly epoch: number;
  readonly actor: string;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onFailure: (error: unknown, failures: number) => void;
};

/** A checkpoint read back; `damage` says what was wrong with a newer one that could not be read. */
export type RestoredCheckpoint = { readonly path: string; readonly image: CheckpointImage; readonly damage: string | null };

/** Makes checkpoints durable in the order file, registry, and reads the newest back. */
export class CheckpointKeeper {
  #seq = 0;

  constructor(private readonly options: Options) {}

  /**
   * The newest checkpoint that can be read, null when the deployment never took one. A damaged one is passed over for the one
   * before it, from which the same rows are computed again. Rejects with `corrupt_checkpoint` when there is none.
   */
  async restore(): Promise<RestoredCheckpoint | null> {
    const { db, folder, deployment, epoch, now, actor } = this.options;
    const record = await latestCheckpoint({ ctx: { db, actor, now: now() }, input: { deployment } });
    if (!record) {
      await folder.sweep([], epoch);
      return null;
    }
    this.#seq = record.seq;
    const restored = await this.#readNewest(record.path, await folder.before(record.seq));
    await folder.sweep([record.path, restored.path], epoch);
    return restored;
  }

  /** Resolves when the registry points at the new file. Rejects with `WorkerError('fenced')` when a newer attempt has begun. */
  async save({ image, stats, deadLetters }: PipelineCheckpoint): Promise<void> {
    const { folder, deployment, epoch, now, signal, onFailure } = this.options;
    const seq = ++this.#seq;
    const path = await retrying(() => folder.write(image, { epoch, seq }), {
      mends: (error) => error instanceof WorkerError && error.code === 'disk_full',
      onFailure,
      signal,
    });
    const offsets = Object.fromEntries(image.offsets.map((offset, partition) => [String(partition), offset]));
    const input = { deployment, epoch, seq, path, offsets, stats: { ...stats }, takenMs: now(), deadLetters };
    const replaced = await retrying(() => this.#publish(input), {
      mends: (error) => error instanceof RegistryError && error.code === 'unavailable',
      onFailure,
      signal,
    });
    await folder.sweep([path, replaced], epoch);
  }

  async #readNewest(newest: string, older: readonly string[]): Promise<RestoredCheckpoint> {
    const { folder } = this.options;
    let damage: unknown = null;
    for (const path of [newest, ...older]) {
      try {
        return { path, image: await folder.read(path), damage: damage instanceof Error ? damage.message : null };
      } catch (error) {
        damage ??= error;
      }
    }
    throw damage;
  }

  async #publish(input: Parameters<typeof saveCheckpoint>[0]['input']): Promise<string | null> {
    const { db, actor, now } = this.options;
    const ctx = { db, actor, now: now() };
    try {
      return (await saveCheckpoint({ ctx, input })).replacedPath;
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      if (error.code === 'stale_epoch' || error.code === 'not_found') throw new WorkerError('fenced', error.message);
      // A try whose answer was lost may have been committed.
      if (error.code === 'conflict' && (await latestCheckpoint({ ctx, input: { deployment: input.deployment } }))?.path === input.path)
        return null;
      throw error;
    }
  }
}
