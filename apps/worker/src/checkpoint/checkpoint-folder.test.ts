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
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'freshet-checkpoints-'));
});
afterEach(() => rmSync(root, { recursive: true }));

it('keeps the file that the registry points at and removes what a crash left', async () => {
  const folder = new CheckpointFolder(root, '7');
  const path = await folder.write(IMAGE, { epoch: 1, seq: 1 });
  await folder.write(IMAGE, { epoch: 1, seq: 2 });
  writeFileSync(join(root, 'd7', 'e1-s3.checkpoint.tmp'), 'torn');
  await folder.keepOnly(path);
  expect(readdirSync(join(root, 'd7'))).toEqual(['e1-s1.checkpoint']);
  expect(await folder.read(path)).toEqual(IMAGE);
});

it('says which file is missing', async () => {
  await expect(new CheckpointFolder(root, '7').read('d7/e1-s1.checkpoint')).rejects.toMatchObject({ code: 'corrupt_checkpoint' });
});
