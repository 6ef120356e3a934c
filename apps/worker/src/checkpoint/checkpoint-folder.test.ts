import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CheckpointFolder } from './checkpoint-folder';
import type { CheckpointImage } from './checkpoint-image';

const IMAGE: CheckpointImage = {
  planHash: 'p',
  offsets: [5],
  outputEnds: [2],
  validFromMs: null,
  groupsWithRows: [],
  engine: new Uint8Array([1]),
};

let root: string;
let folder: CheckpointFolder;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'freshet-checkpoints-'));
  folder = new CheckpointFolder(root, '7');
});
afterEach(() => rmSync(root, { recursive: true }));

const files = (): readonly string[] => readdirSync(join(root, 'd7')).sort();

it('keeps what it is told to and removes what a crash left', async () => {
  const path = await folder.write(IMAGE, { epoch: 1, seq: 1 });
  await folder.write(IMAGE, { epoch: 1, seq: 2 });
  writeFileSync(join(root, 'd7', 'e1-s3.checkpoint.tmp'), 'torn');
  await folder.sweep([path], 1);
  expect(files()).toEqual(['e1-s1.checkpoint']);
  expect(await folder.read(path)).toEqual(IMAGE);
});

it('leaves alone what a newer attempt wrote', async () => {
  await folder.write(IMAGE, { epoch: 1, seq: 1 });
  await folder.write(IMAGE, { epoch: 2, seq: 2 });
  writeFileSync(join(root, 'd7', 'e2-s3.checkpoint.tmp'), 'half');
  await folder.sweep([], 1);
  expect(files()).toEqual(['e2-s2.checkpoint', 'e2-s3.checkpoint.tmp']);
});

it('lists what came before, newest first', async () => {
  for (const name of [
    { epoch: 1, seq: 9 },
    { epoch: 2, seq: 10 },
    { epoch: 3, seq: 10 },
    { epoch: 3, seq: 11 },
  ])
    await folder.write(IMAGE, name);
  expect(await folder.before(11)).toEqual(['d7/e3-s10.checkpoint', 'd7/e2-s10.checkpoint', 'd7/e1-s9.checkpoint']);
});

it('says which file is missing', async () => {
  await expect(folder.read('d7/e1-s1.checkpoint')).rejects.toMatchObject({
    code: 'corrupt_checkpoint',
    message: expect.stringContaining('d7/e1-s1.checkpoint'),
  });
});
