import { createEmbeddedEventLog } from './embedded-event-log';

// The process that crash tests start and kill: it prints a line for every acknowledged record.
const [directory = '', round = '0'] = process.argv.slice(2);
const topic = { tenant: 'default', topic: 'clicks' };
const log = await createEmbeddedEventLog({ directory, segmentBytes: 64 * 1024, now: Date.now });
await log.ensureTopic(topic, { partitions: 2, retentionMs: null, retentionBytes: null });

async function appendForEver(writer: number): Promise<never> {
  for (let sequence = 0; ; sequence += 1) {
    const values = Array.from({ length: 1 + (sequence % 5) }, (_, index) => `r${round}w${writer}s${sequence}i${index}`);
    const records = values.map((value, index) => ({ key: null, value: Buffer.from(value.padEnd(200)), partition: index % 2 }));
    const shares = await log.append(topic, records);
    const lines = shares.flatMap(({ partition, firstOffset }) =>
      values.filter((_, index) => index % 2 === partition).map((value, index) => `${partition} ${firstOffset + index} ${value}\n`),
    );
    process.stdout.write(lines.join(''));
  }
}

async function fillDisk(): Promise<void> {
  // Without a listener the kernel's signal for a file that grew too long would end the process.
  process.on('SIGXFSZ', () => undefined);
  const append = (size: number) => log.append(topic, [{ key: null, value: Buffer.alloc(size), partition: 0 }]);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (attempt > 0) {
      const code = await append(1_000_000).catch((error: { code: string }) => error.code);
      process.stdout.write(`${String(code)}\n`);
    }
    const [share] = await append(10);
    process.stdout.write(`small ${share?.firstOffset}\n`);
  }
  await log.close();
}

await (round === '-1' ? fillDisk() : Promise.all([appendForEver(0), appendForEver(1), appendForEver(2)]));
