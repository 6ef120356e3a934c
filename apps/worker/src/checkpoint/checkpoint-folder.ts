import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { WorkerError } from '../worker-error';
import { type CheckpointImage, decodeCheckpoint, encodeCheckpoint } from './checkpoint-image';

/** Which attempt wrote a checkpoint, and its number within the deployment. */
export type CheckpointName = { readonly epoch: number; readonly seq: number };

/** The checkpoint files of one deployment. A file is whole and on disk before its path is handed out. */
export class CheckpointFolder {
  readonly #folder: string;

  /** `root` is the data folder's `checkpoints/`; paths are relative to it, so that a data folder can be moved. */
  constructor(
    private readonly root: string,
    private readonly deployment: string,
  ) {
    this.#folder = join(root, `d${deployment}`);
  }

  /** Writes to a temporary name, syncs, renames and syncs the folder; resolves to the path. Throws `WorkerError('disk_full')`. */
  async write(image: CheckpointImage, { epoch, seq }: CheckpointName): Promise<string> {
    const name = `e${epoch}-s${seq}.checkpoint`;
    const temporary = join(this.#folder, `${name}.tmp`);
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeDurably(temporary, encodeCheckpoint(image));
      await rename(temporary, join(this.#folder, name));
      await syncFolder(this.#folder);
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      await rm(temporary, { force: true });
      throw new WorkerError('disk_full', 'the disk is full: the checkpoint cannot be written', true);
    }
    return `d${this.deployment}/${name}`;
  }

  /** Throws `WorkerError('corrupt_checkpoint')` when the file is missing or not what was written. */
  async read(path: string): Promise<CheckpointImage> {
    const bytes = await readFile(join(this.root, path)).catch((error: unknown) => {
      throw new WorkerError(
        'corrupt_checkpoint',
        `the checkpoint file ${path} cannot be read: ${error instanceof Error ? error.message : 'unknown'}`,
      );
    });
    return decodeCheckpoint(bytes, path);
  }

  /** Paths of the files whose number is below `seq`, newest first. */
  async before(seq: number): Promise<readonly string[]> {
    const older = (await this.#files()).filter(({ path, name }) => name !== null && name.seq < seq && path.endsWith('.checkpoint'));
    return older
      .sort((a, b) => (b.name?.seq ?? 0) - (a.name?.seq ?? 0) || (b.name?.epoch ?? 0) - (a.name?.epoch ?? 0))
      .map(({ path }) => path);
  }

  /**
   * Removes what no one needs any more: every file but `kept`. What an attempt newer than `epoch` wrote stays, since this
   * one may have been paused while another took over.
   */
  async sweep(kept: readonly (string | null)[], epoch: number): Promise<void> {
    const dead = (await this.#files()).filter(({ path, name }) => !kept.includes(path) && (name?.epoch ?? 0) <= epoch);
    await Promise.all(dead.map(({ path }) => rm(join(this.root, path), { force: true })));
  }

  async removeAll(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #files(): Promise<{ readonly path: string; readonly name: CheckpointName | null }[]> {
    const files = await readdir(this.#folder).catch(() => []);
    return files.map((file) => ({ path: `d${this.deployment}/${file}`, name: nameOf(file) }));
  }
}

/** Temporary files have a name too. */
function nameOf(file: string): CheckpointName | null {
  const [, epoch, seq] = /^e(\d+)-s(\d+)\.checkpoint/.exec(file) ?? [];
  return epoch === undefined || seq === undefined ? null : { epoch: Number(epoch), seq: Number(seq) };
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
