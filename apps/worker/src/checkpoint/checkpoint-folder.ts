import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { WorkerError } from '../worker-error';
import { type CheckpointImage, decodeCheckpoint, encodeCheckpoint } from './checkpoint-image';

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

  /** Writes to a temporary name, syncs, renames and syncs the folder; resolves to the path. */
  async write(image: CheckpointImage, { epoch, seq }: { readonly epoch: number; readonly seq: number }): Promise<string> {
    await mkdir(this.#folder, { recursive: true });
    const name = `e${epoch}-s${seq}.checkpoint`;
    const temporary = join(this.#folder, `${name}.tmp`);
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(encodeCheckpoint(image));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(this.#folder, name));
    await syncFolder(this.#folder);
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
    return decodeCheckpoint(bytes);
  }

  async remove(path: string): Promise<void> {
    await rm(join(this.root, path), { force: true });
  }

  /** Removes every file but the one that the registry points at: what a crash between write and publication left. */
  async keepOnly(path: string | null): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    await Promise.all(
      names.filter((name) => `d${this.deployment}/${name}` !== path).map((name) => rm(join(this.#folder, name), { force: true })),
    );
  }

  async removeAll(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
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
