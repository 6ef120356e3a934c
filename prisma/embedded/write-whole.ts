import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Who may read a small file, and whether one that stands there already is kept. */
export type WholeFile = { readonly mode?: number; readonly keepsFirst?: boolean };

/** Writes a small file so that a process killed meanwhile leaves the whole of it or nothing under its name. */
export const writeWhole = (file: string, text: string, { mode = 0o644, keepsFirst = false }: WholeFile = {}): void => {
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, text, { mode });
  if (!keepsFirst) {
    renameSync(partial, file);
    return;
  }
  try {
    linkSync(partial, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(partial);
  }
};
