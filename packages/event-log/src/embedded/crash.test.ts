import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAll } from '../event-log.cases';
import { createEmbeddedEventLog } from './embedded-event-log';
import { createEmbeddedLogReader } from './embedded-log-reader';

const topic = { tenant: 'default', topic: 'clicks' };
const ROUNDS = 25;

let folder: string;
let program: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'freshet-crash-'));
  program = join(folder, 'appending-process.mjs');
  const entry = fileURLToPath(new URL('./appending-process.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile: program, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the appending process until `killAfter` acknowledgements, then kills it; the values it saw acknowledged. */
async function appendUntilKilled(
  directory: string,
  run: { readonly round: number; readonly killAfter: number; readonly shell?: string },
): Promise<string[]> {
  const command = [process.execPath, program, directory, String(run.round)];
  const child = run.shell ? spawn('sh', ['-c', `${run.shell}; exec "$@"`, 'sh', ...command]) : spawn(command[0] ?? '', command.slice(1));
  const errors: string[] = [];
  child.stderr.on('data', (part: Buffer) => errors.push(part.toString()));
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === run.killAfter) setTimeout(() => child.kill('SIGKILL'), Math.random() * 3);
  }
  expect(errors.join('')).toBe('');
  return acknowledged;
}

describe('a writer that is killed', () => {
  it('has lost no acknowledged record, in no order but its own, with no offset missing or used twice', async () => {
    const directory = join(folder, 'killed');
    const expected: Map<string, number>[] = [new Map(), new Map()];
    const reader = createEmbeddedLogReader({ directory });
    for (let round = 0; round < ROUNDS; round += 1) {
      const killAfter = 1 + Math.floor(Math.random() * 120);
      for (const line of await appendUntilKilled(directory, { round, killAfter })) {
        const [partition, offset, value] = line.split(' ');
        expected[Number(partition)]?.set(value ?? '', Number(offset));
      }
    }
    const repairs: unknown[] = [];
    const writer = await createEmbeddedEventLog({ directory, onRepair: (repair) => repairs.push(repair) });
    for (const partition of [0, 1]) {
      const records = await readAll(reader, topic, { partition, offset: 0 });
      expect(records.map((record) => record.offset)).toEqual(records.map((_, index) => index));
      const found = new Map(
        records.map((record) => [
          Buffer.from(record.value ?? [])
            .toString()
            .trim(),
          record.offset,
        ]),
      );
      expect(found.size).toBe(records.length);
      expect((expected[partition]?.size ?? 0) > ROUNDS / 2).toBe(true);
      for (const [value, offset] of expected[partition] ?? []) expect([value, found.get(value)]).toEqual([value, offset]);
      const times = records.map((record) => record.appendMs);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
    await writer.close();
    await reader.close();
  }, 120_000);

  it('answers disk_full with nothing of the batch visible, and goes on when there is room', async () => {
    const directory = join(folder, 'full');
    const lines = await appendUntilKilled(directory, { round: -1, killAfter: 1000, shell: 'ulimit -f 200' });
    expect(lines).toEqual(['small 0', 'disk_full', 'small 1', 'disk_full', 'small 2']);
    const reader = createEmbeddedLogReader({ directory });
    expect(await readAll(reader, topic, { partition: 0, offset: 0 })).toHaveLength(3);
    const [name = ''] = await readdir(join(directory, 'default', 'clicks', 'p0'));
    expect((await stat(join(directory, 'default', 'clicks', 'p0', name))).size).toBeLessThan(1000);
    await reader.close();
  });
});
