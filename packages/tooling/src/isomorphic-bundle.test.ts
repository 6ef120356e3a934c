import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bundleFaults } from './isomorphic-bundle.mjs';

const world = mkdtempSync(path.join(tmpdir(), 'freshet-bundle-'));
afterAll(() => rmSync(world, { recursive: true, force: true }));

it('refuses what a browser cannot load, and says where it is', async () => {
  writeFileSync(path.join(world, 'entry.ts'), "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n");
  expect(await bundleFaults(world, 'entry.ts')).toEqual([expect.stringMatching(/^entry\.ts:1: Could not resolve "node:fs"/)]);
});

it('takes what needs nothing', async () => {
  writeFileSync(path.join(world, 'plain.ts'), 'export const one: number = 1;\n');
  expect(await bundleFaults(world, 'plain.ts')).toEqual([]);
});
