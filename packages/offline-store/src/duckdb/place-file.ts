import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await sync(path);
}

/** Makes a folder and those above it up to `root`, all of them durable. */
export async function makeFolderDurably(folder: string, root: string): Promise<void> {
  const created = await mkdir(folder, { recursive: true });
  if (created === undefined) return;
  for (let path = folder; path.length >= root.length; path = dirname(path)) {
    await syncFolder(dirname(path));
    if (path === dirname(path)) return;
  }
}

/** Gives a finished file its name, replacing an earlier one; after a crash either the whole file is there or the earlier one. */
export async function placeFile(temporary: string, path: string): Promise<void> {
  await sync(temporary);
  await rename(temporary, path);
  await syncFolder(dirname(path));
}
