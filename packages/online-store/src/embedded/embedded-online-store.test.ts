import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { open } from 'lmdb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseKey, caseRecord, caseWrite, codeOf, onlineStoreCases } from '../online-store.cases';
import { createEmbeddedOnlineStore } from './embedded-online-store';

const NOW = 1_800_000_000_000;
const DAY = 86_400_000;
const program = fileURLToPath(new URL('./writing-process.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

onlineStoreCases('embedded online store', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'freshet-online-'));
  const one = await createEmbeddedOnlineStore({ directory });
  const other = await createEmbeddedOnlineStore({ directory });
  const close = async () => {
    await one.close();
    await other.close();
    await rm(directory, { recursive: true });
  };
  return { one, other, close };
});

/** Runs the writing process; the newest acknowledged event of each customer. */
async function runWriter(
  directory: string,
  run: { readonly seed: number; readonly count: number; readonly killAfter?: number },
): Promise<Map<string, number>> {
  const child = spawn(process.execPath, ['--import', tsx, program, directory, String(run.seed), String(run.count)]);
  const newest = new Map<string, number>();
  const errors: string[] = [];
  child.stderr.on('data', (part: Buffer) => errors.push(part.toString()));
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [customer = '', eventMs] = line.split(' ');
    newest.set(customer, Number(eventMs));
    lines += 1;
    if (lines === run.killAfter) setTimeout(() => child.kill('SIGKILL'), Math.random() * 5);
  }
  expect(errors.join('')).toBe('');
  return newest;
}

describe('embedded online store on disk', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'freshet-online-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('keeps event-time order between two processes, and sees at once what the other wrote', async () => {
    const store = await createEmbeddedOnlineStore({ directory });
    const runs = Promise.all([runWriter(directory, { seed: 1, count: 300 }), runWriter(directory, { seed: 2, count: 300 })]);
    let isRunning = true;
    const watched = (async () => {
      const seen = new Map<string, number>();
      while (isRunning) {
        const hits = await store.read(Array.from({ length: 20 }, (_, index) => caseKey(`c${index}`)));
        for (const [index, hit] of hits.entries()) {
          const eventMs = hit?.record.eventMs ?? 0;
          expect(eventMs).toBeGreaterThanOrEqual(seen.get(`c${index}`) ?? 0);
          seen.set(`c${index}`, eventMs);
        }
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    const [one, two] = await runs;
    isRunning = false;
    await watched;
    const hits = await store.read(Array.from({ length: 20 }, (_, index) => caseKey(`c${index}`)));
    expect(hits.map((hit) => hit?.record.eventMs)).toEqual(
      hits.map((_, index) => Math.max(one?.get(String(index)) ?? 0, two?.get(String(index)) ?? 0)),
    );
    await store.close();
  }, 60_000);

  it('has lost no acknowledged write when a writer is killed, and lets another that was open go on', async () => {
    const bystander = await createEmbeddedOnlineStore({ directory });
    for (let round = 0; round < 5; round += 1) {
      const acknowledged = await runWriter(directory, { seed: round + 1, count: 0, killAfter: 20 + Math.floor(Math.random() * 200) });
      expect(acknowledged.size).toBeGreaterThan(3);
      const store = await createEmbeddedOnlineStore({ directory });
      for (const [customer, eventMs] of acknowledged) {
        const [hit] = await store.read([caseKey(`c${customer}`)]);
        expect(hit?.record.eventMs).toBeGreaterThanOrEqual(eventMs);
      }
      await store.close();
      expect((await bystander.write([caseWrite('bystander', round)], NOW))[0]?.outcome).toBe('written');
    }
    await bystander.close();
  }, 120_000);

  it('keeps everything when it is opened again', async () => {
    const first = await createEmbeddedOnlineStore({ directory });
    await first.write([caseWrite('c1', NOW)], NOW);
    await first.putDocument('manifest', '{}');
    await first.close();
    const second = await createEmbeddedOnlineStore({ directory });
    expect((await second.read([caseKey('c1')]))[0]?.record.eventMs).toBe(NOW);
    expect(await second.getDocument('manifest')).toBe('{}');
    await second.close();
  });

  it('refuses a value of a format it does not know, for reading and for writing over it', async () => {
    const store = await createEmbeddedOnlineStore({ directory });
    await store.write([caseWrite('c1', NOW)], NOW);
    const root = open({ path: directory, noSubdir: false, encoding: 'binary', keyEncoding: 'binary', maxDbs: 4 });
    const values = root.openDB<Buffer, Buffer>('values', { encoding: 'binary', keyEncoding: 'binary' });
    await values.put(Buffer.from('feast:default:txn_stats:customer_id=c1'), Buffer.from([2, 0, 0]));
    expect(await codeOf(store.read([caseKey('c1')]))).toBe('unknown_format');
    expect(await codeOf(store.write([caseWrite('c1', NOW + 1)], NOW))).toBe('unknown_format');
    await root.close();
    await store.close();
  });

  it('collects what is physically over, a few records at a time, and nothing else', async () => {
    const store = await createEmbeddedOnlineStore({ directory });
    const write = (index: number) => ({ key: caseKey(`c${index}`), record: caseRecord(NOW), ttlMs: index % 3 === 0 ? null : DAY });
    await store.write(
      Array.from({ length: 30 }, (_, index) => write(index)),
      NOW,
    );
    const collectAll = async (nowMs: number) => {
      let removed = 0;
      for (let pass = 0; pass < 20; pass += 1) {
        const result = await store.collect(nowMs, 4);
        removed += result.removed;
        if (result.done) break;
      }
      return removed;
    };
    expect(await collectAll(NOW + 8 * DAY - 1)).toBe(0);
    expect(await collectAll(NOW + 8 * DAY)).toBe(20);
    expect(await collectAll(NOW + 80 * DAY)).toBe(0);
    const hits = await store.read(Array.from({ length: 30 }, (_, index) => caseKey(`c${index}`)));
    expect(hits.flatMap((hit, index) => (hit === null ? [] : [index]))).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
    await store.close();
  });
});
