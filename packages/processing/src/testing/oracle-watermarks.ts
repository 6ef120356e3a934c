import type { Plan } from '@freshet/definitions';
import type { DecodedEvent } from '../record/record-decoder';
import type { Step } from './step';

type History = {
  readonly steps: readonly Step[];
  /** The event of each step, where it has one. */
  readonly events: readonly (DecodedEvent | string | null)[];
  readonly partitions: number;
};

/**
 * The source's watermark after each step (law T2), each computed anew from all steps before it. Where nothing ticks no
 * partition is ever idle and running maxima say the same, so that whole files can be judged.
 */
export function oracleWatermarks(plan: Plan, history: History): readonly number[] {
  return history.steps.some(({ kind }) => kind === 'tick') ? anew(plan, history) : running(plan, history);
}

function running(plan: Plan, { steps, events, partitions }: History): readonly number[] {
  const greatest: number[] = new Array(partitions).fill(Number.NEGATIVE_INFINITY);
  return steps.map((step, index) => {
    const event = events[index];
    if (step.kind === 'record' && typeof event === 'object' && event !== null) {
      greatest[step.partition] = Math.max(greatest[step.partition] ?? Number.NEGATIVE_INFINITY, event.eventMs);
    }
    return Math.min(...greatest) - plan.source.watermarkDelayMs;
  });
}

function anew(plan: Plan, history: History): readonly number[] {
  const watermarks: number[] = [];
  for (const index of history.steps.keys()) {
    const partitions = Array.from({ length: history.partitions }, (_, partition) => partition);
    const busy = partitions.filter((partition) => !isIdle(plan, history, { partition, until: index }));
    const least = Math.min(...busy.map((partition) => partitionWatermark(plan, history, { partition, until: index })));
    const before = watermarks[index - 1] ?? Number.NEGATIVE_INFINITY;
    watermarks.push(busy.length === 0 ? before : Math.max(before, least));
  }
  return watermarks;
}

type Look = { readonly partition: number; readonly until: number };

function partitionWatermark(plan: Plan, history: History, look: Look): number {
  const times = eventIndexes(history, look).map((index) => {
    const event = history.events[index];
    return typeof event === 'object' && event !== null ? event.eventMs : Number.NEGATIVE_INFINITY;
  });
  return Math.max(Number.NEGATIVE_INFINITY, ...times) - plan.source.watermarkDelayMs;
}

/** Idle: since its last event some run of ticks that all saw it at its end lasted the idle timeout. */
function isIdle(plan: Plan, history: History, look: Look): boolean {
  const lastEvent = eventIndexes(history, look).at(-1) ?? -1;
  let since: number | null = null;
  for (const step of history.steps.slice(lastEvent + 1, look.until + 1)) {
    if (step.kind !== 'tick') continue;
    if (!step.partitionsAtEnd.includes(look.partition)) since = null;
    else since ??= step.nowMs;
    if (since !== null && step.nowMs - since >= plan.source.idleTimeoutMs) return true;
  }
  return false;
}

function eventIndexes({ steps, events }: History, { partition, until }: Look): number[] {
  return [...events.keys()].filter((index) => {
    const step = steps[index];
    const event = events[index];
    return index <= until && step?.kind === 'record' && step.partition === partition && typeof event === 'object' && event !== null;
  });
}
