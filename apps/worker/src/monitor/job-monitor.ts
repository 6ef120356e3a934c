import type { EngineStats } from '@freshet/processing';
import {
  eventsRollup,
  freshnessRollup,
  makeFreshness,
  makeWindowLag,
  RollupBuffer,
  type RollupSubject,
  windowLagRollup,
} from '@freshet/processing/metrics';
import { type Db, pruneRollups, recordRollups } from '@freshet/registry';
import type { Logger } from 'pino';
import type { WrittenRow } from '../materializer/materializer-options';
import type { WorkerMetrics } from './worker-metrics';

const DAY_MS = 86_400_000;
/** Rollups are kept so long. */
const KEPT_DAYS = 30;
const NO_EVENTS = { records: 0, rows: 0, late: 0, dead_letters: 0 } as const;

type Subject = RollupSubject & { readonly id: string };
type Seen = { stats: EngineStats; lastWindowEndMs: number | null };

type Options = {
  readonly db: Db;
  readonly bootId: string;
  readonly now: () => number;
  readonly metrics: WorkerMetrics;
  readonly log: Logger;
};

/** One look at a running job. */
export type JobLook = { readonly stats: EngineStats; readonly backlogRows: number; readonly consumerLag: number };

/** Measures jobs: rollups for the charts, Prometheus for operators. Counts of a pipeline are taken when its checkpoint stands, so that a crash counts nothing twice. */
export class JobMonitor {
  readonly #jobs = new Map<string, Seen>();
  readonly #rollups: RollupBuffer;

  constructor(private readonly options: Options) {
    const { db, bootId, now, log } = options;
    const save = (rollups: Parameters<typeof recordRollups>[0]['input']['rollups']): Promise<void> =>
      recordRollups({ ctx: { db, actor: bootId, now: now() }, input: { rollups } });
    this.#rollups = new RollupBuffer({
      save,
      writer: bootId,
      onUnsaved: (error, buckets) => log.warn({ err: error, buckets }, 'metrics could not be saved; they are kept and tried again'),
      onGivenUp: () => log.error('the oldest metrics were given up: too many could not be saved'),
    });
  }

  /** A job begins with these counts, restored from its checkpoint. */
  begin(job: Subject, stats: EngineStats): void {
    this.#jobs.set(job.id, { stats, lastWindowEndMs: null });
  }

  end(job: Subject): void {
    this.#jobs.delete(job.id);
    for (const gauge of [this.options.metrics.windowLag, this.options.metrics.eventTimeLag, this.options.metrics.backlog])
      gauge.remove(labelsOf(job));
  }

  /** A checkpoint with these counts stands. */
  checkpoint(job: Subject, stats: EngineStats): void {
    const seen = this.#jobs.get(job.id);
    if (!seen) return;
    const before = seen.stats;
    seen.stats = stats;
    const { metrics, now } = this.options;
    const labels = labelsOf(job);
    const late = differences(before.late, stats.late);
    const deadLetters = differences(before.deadLetters, stats.deadLetters);
    const body = {
      records: stats.records - before.records,
      rows: stats.rows - before.rows,
      late: total(late),
      dead_letters: total(deadLetters),
    };
    metrics.records.inc(labels, body.records);
    metrics.rows.inc(labels, body.rows);
    for (const [group, count] of late) metrics.late.inc({ ...labels, group }, count);
    for (const [reason, count] of deadLetters) metrics.deadLetters.inc({ ...labels, reason }, count);
    if (Object.values(body).some((count) => count > 0)) this.#rollups.add(job, { kind: 'events', codec: eventsRollup, body }, now());
  }

  /** Rows were written online. */
  written(job: Subject, rows: readonly WrittenRow[]): void {
    const { metrics, now } = this.options;
    const labels = labelsOf(job);
    for (const { result } of rows) metrics.writes.inc({ ...labels, outcome: result.outcome });
    const samples = rows.flatMap(({ row, result }) =>
      result.outcome === 'written' && result.writtenMs !== null
        ? [{ acknowledgedMs: result.writtenMs, newestEventMs: row.newestEventMs, previousNewestEventMs: result.previousNewestEventMs }]
        : [],
    );
    for (const { acknowledgedMs, newestEventMs, previousNewestEventMs } of samples) {
      if (previousNewestEventMs === null || newestEventMs > previousNewestEventMs)
        metrics.freshness.observe(labels, (acknowledgedMs - newestEventMs) / 1000);
    }
    if (samples.length > 0) this.#rollups.add(job, { kind: 'freshness', codec: freshnessRollup, body: makeFreshness(samples) }, now());
  }

  /** Rows reached the stores; the newest of their windows ended at `windowEndMs`. */
  materialised(job: Subject, windowEndMs: number): void {
    const seen = this.#jobs.get(job.id);
    if (seen) seen.lastWindowEndMs = Math.max(seen.lastWindowEndMs ?? windowEndMs, windowEndMs);
  }

  warming(job: Subject, rows: number): void {
    this.options.metrics.warming.inc(labelsOf(job), rows);
  }

  /** Takes a look at a job's lags. It was looked at, so an interval in which it read nothing counts as zero, not as unmeasured. */
  sample(job: Subject, { stats, backlogRows, consumerLag }: JobLook): void {
    const { metrics, now } = this.options;
    const labels = labelsOf(job);
    const lastWindowEndMs = this.#jobs.get(job.id)?.lastWindowEndMs ?? null;
    const body = makeWindowLag({ nowMs: now(), lastWindowEndMs, watermarkMs: stats.watermarkMs, consumerLag });
    this.#rollups.add(job, { kind: 'window_lag', codec: windowLagRollup, body }, now());
    this.#rollups.add(job, { kind: 'events', codec: eventsRollup, body: NO_EVENTS }, now());
    metrics.backlog.set(labels, backlogRows);
    if (body.window_lag_ms !== null) metrics.windowLag.set(labels, body.window_lag_ms / 1000);
    if (body.event_time_lag_ms !== null) metrics.eventTimeLag.set(labels, body.event_time_lag_ms / 1000);
  }

  /** Saves what was measured; never rejects. */
  save(nowMs: number): Promise<void> {
    return this.#rollups.save(nowMs);
  }

  /** Removes rollups of more than 30 days ago. */
  async prune(nowMs: number): Promise<void> {
    const { db, bootId: actor } = this.options;
    await pruneRollups({ ctx: { db, actor, now: nowMs }, input: { olderThanMs: nowMs - KEPT_DAYS * DAY_MS } });
  }
}

function labelsOf({ tenant, view }: Subject): { readonly tenant: string; readonly view: string } {
  return { tenant, view };
}

function differences(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): readonly (readonly [string, number])[] {
  return Object.entries(after)
    .map(([name, count]) => [name, count - (before[name] ?? 0)] as const)
    .filter(([, count]) => count > 0);
}

function total(counts: readonly (readonly [string, number])[]): number {
  return counts.reduce((sum, [, count]) => sum + count, 0);
}
