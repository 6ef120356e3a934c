import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openDataFolder } from './data-folder';

const folder = mkdtempSync(join(tmpdir(), 'freshet-data-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('creates all levels, and takes what is there', () => {
  const asked = join(folder, 'a', 'b');
  expect(openDataFolder(asked)).toEqual(openDataFolder(asked));
  expect(statSync(join(asked, 'logs')).isDirectory()).toBe(true);
});

it.runIf(process.platform === 'linux')('says so where the file system takes no folder', () => {
  expect(() => openDataFolder('/proc/no-such-process/freshet')).toThrow(/the data folder \/proc\/.* cannot be created/);
});
