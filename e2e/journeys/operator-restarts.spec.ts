import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest, presentValue } from './api';
import { freePort, runFreshet, until } from './freshet';
import { processIdOf } from './running';
import { expect, test } from './world';

const HOUR = 3_600_000;
const hourStart = Math.floor(Date.now() / HOUR) * HOUR - 5 * HOUR;
const event = (user: string, ms: number): string => JSON.stringify({ user_id: user, event_timestamp: new Date(ms).toISOString() });
const declaration = `name: visits
entity_keys: [user_id]
kafka_topic: visits
aggregations:
  - { name: visits_1h, aggregation: count, window: { window_type: tumbling, size: 1h } }
`;

test.describe.configure({ mode: 'serial' });

test('a value is found again after every process was killed, one by one', async ({ freshet }) => {
  test.setTimeout(240_000);
  const path = join(mkdtempSync(join(tmpdir(), 'freshet-decl-')), 'visits.yaml');
  writeFileSync(path, declaration);
  expect((await freshet.run(['apply', path, '--deploy', '--url', freshet.consoleUrl])).code).toBe(0);

  let hour = 0;
  const countOneHour = async (user: string): Promise<unknown> => {
    const start = hourStart + hour * HOUR;
    hour += 1;
    const lines = [event(user, start), event(user, start + 1), event('closer', start + HOUR + 6_000)];
    await until('the feature server takes events', async () => {
      try {
        return (
          await ingest(freshet.featureServerUrl, {
            topic: 'visits',
            body: `${lines.join('\n')}\n`,
            headers: { 'idempotency-key': `${user}-${start}` },
          })
        ).status === 200
          ? true
          : null;
      } catch {
        return null;
      }
    });
    return presentValue(freshet.featureServerUrl, 'visits:visits_1h', { user_id: user });
  };

  expect(await countOneHour('first')).toBe(2);
  for (const child of ['worker', 'feature server', 'console', 'postgres'] as const) {
    process.kill(processIdOf(freshet.dataDir, child), 'SIGKILL');
    expect(await countOneHour(`after-${child}`), `after kill -9 of ${child}`).toBe(2);
  }
});

test('kill -9 of the launcher, then a start on the same folder, loses nothing', async ({ freshet }) => {
  await freshet.kill();
  await freshet.start();
  expect(await presentValue(freshet.featureServerUrl, 'visits:visits_1h', { user_id: 'after-postgres' })).toBe(2);
});

test('a second start on the same folder says where the first one runs', async ({ freshet }) => {
  const [port, featurePort] = [await freePort(), await freePort()];
  const second = await runFreshet([
    'start',
    '--port',
    `${port}`,
    '--feature-server-port',
    `${featurePort}`,
    '--data-dir',
    freshet.dataDir,
    '--no-demo',
  ]);
  expect(second.code).toBe(3);
  expect(second.stderr).toContain(`already running at ${freshet.consoleUrl}`);
});

test('a taken port is named, with the option that changes it', async () => {
  const port = await freePort();
  const squatter = createServer().listen(port, '127.0.0.1');
  try {
    const dataDir = mkdtempSync(join(tmpdir(), 'freshet-taken-'));
    const refused = await runFreshet(['start', '--port', `${port}`, '--data-dir', dataDir, '--no-demo']);
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain(`${port}`);
    expect(refused.stderr).toContain('--port');
  } finally {
    squatter.close();
  }
});

test('Ctrl-C stops everything cleanly and leaves no process behind', async ({ freshet }) => {
  const pids = (['worker', 'feature server', 'console', 'postgres'] as const).map((child) => processIdOf(freshet.dataDir, child));
  expect(await freshet.stop()).toBe(0);
  await until('the processes are gone', async () => (pids.every((pid) => !isAlive(pid)) ? true : null), { timeoutMs: 10_000 });
  await freshet.start();
  expect(await presentValue(freshet.featureServerUrl, 'visits:visits_1h', { user_id: 'first' })).toBe(2);
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
