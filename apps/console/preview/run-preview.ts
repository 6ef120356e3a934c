import type { FeatureRow, Plan } from '@freshet/definitions';
import { createEngine, type DeadLetter, type Engine } from '@freshet/processing';
import type { PreviewRecord, PreviewResult } from './preview-message';

/**
 * What a plan makes of a sample: the engine that runs deployed pipelines, without a clock. Partitions are merged by
 * smallest watermark and idle when exhausted (law T2); the end of the sample closes all windows. `clock` is in ms.
 */
export function runPreview(plan: Plan, records: readonly PreviewRecord[], clock: () => number): PreviewResult {
  const startedMs = clock();
  const queues = queuesOf(records);
  const engine = createEngine(plan, { partitions: Math.max(1, queues.length) });
  const rows: FeatureRow[] = [];
  const letters: DeadLetter[] = [];
  const output = { row: (row: FeatureRow) => void rows.push(row), deadLetter: (letter: DeadLetter) => void letters.push(letter) };
  const next = queues.map(() => 0);
  for (let at = nextQueue(engine, queues, next); at !== null; at = nextQueue(engine, queues, next)) {
    const record = queues[at]?.[next[at] ?? 0];
    if (!record) break;
    engine.process({ partition: at, position: record.offset, value: record.value, appendMs: null }, output);
    next[at] = (next[at] ?? 0) + 1;
    if (queues.length > 1) idleExhausted({ engine, queues, next, plan }, output);
  }
  engine.finish(output);
  const stats = engine.stats();
  return {
    rows,
    records: stats.records,
    tombstones: stats.tombstones,
    late: stats.late,
    unreadable: stats.unreadable,
    deadLetters: letters.map(({ partition, position, reason }) => ({
      partition: queues[partition]?.[0]?.partition ?? partition,
      offset: position,
      reason,
    })),
    tookMs: clock() - startedMs,
  };
}

type Queue = readonly PreviewRecord[];

function queuesOf(records: readonly PreviewRecord[]): readonly Queue[] {
  const byPartition = new Map<number, PreviewRecord[]>();
  for (const record of records) {
    const queue = byPartition.get(record.partition) ?? [];
    queue.push(record);
    byPartition.set(record.partition, queue);
  }
  return [...byPartition.values()].map((queue) => queue.sort((a, b) => a.offset - b.offset));
}

/** The queue to read from: of those with a record left, the one whose watermark is furthest back. */
function nextQueue(engine: Engine, queues: readonly Queue[], next: readonly number[]): number | null {
  if (queues.length === 1) return (next[0] ?? 0) < (queues[0]?.length ?? 0) ? 0 : null;
  const { partitions } = engine.stats();
  let best: number | null = null;
  for (const [index, queue] of queues.entries()) {
    if ((next[index] ?? 0) >= queue.length) continue;
    if (best === null || markOf(partitions[index]) < markOf(partitions[best])) best = index;
  }
  return best;
}

const markOf = (partition: { readonly watermarkMs: number | null } | undefined): number =>
  partition?.watermarkMs ?? Number.NEGATIVE_INFINITY;

type Merge = { readonly engine: Engine; readonly queues: readonly Queue[]; readonly next: readonly number[]; readonly plan: Plan };

/** Lets exhausted partitions hold nothing back: time passes for them alone. */
function idleExhausted({ engine, queues, next, plan }: Merge, output: Parameters<Engine['finish']>[0]): void {
  const atEnd = queues.flatMap((queue, index) => ((next[index] ?? 0) >= queue.length ? [index] : []));
  if (atEnd.length === 0 || atEnd.length === queues.length) return;
  const idle = engine.stats().partitions;
  if (atEnd.every((index) => idle[index]?.idle)) return;
  engine.tick(0, atEnd, output);
  engine.tick(plan.source.idleTimeoutMs + 1, atEnd, output);
}
