import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { scenarioFolder } from '../scenario-folder';
import { readDataLines } from './data-lines';
import type { DataSet } from './data-set';
import { NYC_TAXI } from './nyc-taxi';
import { ONLINE_RETAIL } from './online-retail';
import { readAsAModel } from './reading-model';
import { SLICE_MS, Timeline } from './timeline';

/** Where and how fast the demo's events are sent; `now` is the clock, epoch ms. */
export type ReplayOptions = {
  readonly featureServerUrl: string;
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Times the data's own speed. Default 2,880: a day in half a minute. */
  readonly speed?: number;
};

const DEFAULT_SPEED = 2_880;
/** So far back the replay begins: a backlog that fills windows and charts at once. */
const BACKLOG_MS = 600_000;
const RETRY_MS = 1_000;

/** Sends both data sets for ever, and asks for features as a model would. Resolves when the signal aborts. */
export async function replay(options: ReplayOptions): Promise<void> {
  await Promise.all([replayOne(NYC_TAXI, options), replayOne(ONLINE_RETAIL, options), readAsAModel(options)]);
}

async function replayOne(data: DataSet, options: ReplayOptions): Promise<void> {
  const lines = await readDataLines(join(scenarioFolder(), 'data', data.file));
  const timeline = new Timeline(data, lines, options.speed ?? DEFAULT_SPEED);
  let next = options.now() - BACKLOG_MS;
  while (!options.signal.aborted) {
    const slice = timeline.sliceAt(next);
    await pause(slice.endMs - options.now(), options.signal);
    if (slice.events.length > 0) await send(data.topic, slice, options);
    next = slice.startMs + SLICE_MS;
  }
}

/** Tries until it is taken: the key keeps a slice from being stored twice. */
async function send(
  topic: string,
  slice: { readonly id: string; readonly events: readonly string[] },
  { featureServerUrl, signal }: ReplayOptions,
): Promise<void> {
  const url = new URL(`/v1/topics/${topic}/events`, featureServerUrl);
  const headers = { 'content-type': 'application/x-ndjson', 'idempotency-key': slice.id };
  while (!signal.aborted) {
    const answer = await fetch(url, { method: 'POST', headers, body: slice.events.join('\n'), signal }).catch(() => null);
    await answer?.arrayBuffer().catch(() => undefined);
    // A refusal would be repeated for ever: the slice is given up, and that is told.
    if (answer && answer.status >= 400 && answer.status < 500)
      console.error(`${topic}: slice ${slice.id} was refused with ${answer.status}`);
    if (answer && answer.status < 500) return;
    await pause(RETRY_MS, signal);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined);
}
