import { expect, it } from 'vitest';
import { watchDisk } from './watch-disk';

it('says once that the disk is full and once that there is room again', async () => {
  const said: string[] = [];
  const readings = [1e9, 1e6, 0, 1e9, 1e9];
  const end = watchDisk('/data', (sentence) => said.push(sentence), { free: () => readings.shift() ?? 1e9, intervalMs: 5 });
  while (readings.length > 0) await new Promise((done) => setTimeout(done, 5));
  end();
  expect(said).toEqual([expect.stringContaining('/data is full'), expect.stringContaining('room again')]);
});
