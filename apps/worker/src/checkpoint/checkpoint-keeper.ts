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

/** Makes checkpoints durable in the order file, registry, and reads the newest back. */
export class CheckpointKeeper {
  #seq = 0;

  constructor(private readonly options: Options) {}

  /** Null when the deployment never took one. Removes files that no pointer leads to. */
  async restore(): Promise<CheckpointImage | null> {
    const { db, folder, deployment, now, actor } = this.options;
    const record = await latestCheckpoint({ ctx: { db, actor, now: now() }, input: { deployment } });
    await folder.keepOnly(record?.path ?? null);
    if (!record) return null;
    this.#seq = record.seq;
    return folder.read(record.path);
  }

  /** Resolves when the registry points at the new file. Rejects with `WorkerError('fenced')` when a newer attempt has begun. */
  async save({ image, stats, deadLetters }: PipelineCheckpoint): Promise<void> {
    const { folder, deployment, epoch, now, signal, onFailure } = this.options;
    const seq = ++this.#seq;
    const path = await folder.write(image, { epoch, seq });
    const offsets = Object.fromEntries(image.offsets.map((offset, partition) => [String(partition), offset]));
    const input = { deployment, epoch, seq, path, offsets, stats: { ...stats }, takenMs: now(), deadLetters };
    const replaced = await retrying(() => this.#publish(input), {
      mends: (error) => error instanceof RegistryError && error.code === 'unavailable',
      onFailure,
      signal,
    });
    if (replaced !== null) await folder.remove(replaced);
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
