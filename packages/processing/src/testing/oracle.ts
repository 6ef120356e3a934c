import type { FeatureRow, Plan, WindowGroupPlan } from '@freshet/definitions';
import { readEntityText } from '../record/entity-key';
import { RecordDecoder } from '../record/record-decoder';
import { recordOf } from '../row/record-of';
import { lowerBound } from '../window/lower-bound';
import { oracleFeatures } from './oracle-features';
import { oracleWatermarks } from './oracle-watermarks';
import type { Step } from './step';
import type { TimedEvent } from './timed-event';

/** What the laws ask for: all rows of a bounded run, in no order that matters, and late events per window group. */
export type OracleRun = { readonly rows: readonly FeatureRow[]; readonly late: Readonly<Record<string, number>> };

/** A window with all events that count in it. */
export type OracleWindow = { startMs: number; endMs: number; readonly entity: string; readonly events: TimedEvent[] };

/**
 * The naive oracle: every event is put into every window that the laws name, and every window is aggregated from its
 * events at the end. Slow and obviously right; of the engine it shares the reading of records alone.
 */
export function runOracle(plan: Plan, steps: readonly Step[], partitions = 1): OracleRun {
  const decoder = new RecordDecoder(plan);
  const events = steps.map((step) => (step.kind === 'record' && step.value !== null ? decoder.decode(step.value, step.appendMs) : null));
  const watermarks = oracleWatermarks(plan, { steps, events, partitions });
  const timed = events.flatMap((event, index) =>
    event === null || typeof event === 'string' ? [] : [{ ...event, beforeMs: watermarks[index - 1] ?? Number.NEGATIVE_INFINITY }],
  );
  const rows: FeatureRow[] = [];
  const late: Record<string, number> = {};
  for (const group of plan.groups) {
    const result = group.window.kind === 'session' ? sessions(group.window.gapMs, timed) : aligned(group, timed);
    late[group.name] = result.late;
    for (const window of result.windows) {
      const watermarkMs = watermarks[lowerBound(watermarks, window.endMs - 1, Number)] ?? null;
      rows.push(rowOf(plan, group, { window, watermarkMs, fields: decoder.fields }));
    }
  }
  return { rows, late };
}

/** Laws W1, W2, W4: every window that contains the event and has not fired. */
function aligned(group: WindowGroupPlan, events: readonly TimedEvent[]): { windows: OracleWindow[]; late: number } {
  const windows = new Map<string, OracleWindow>();
  let late = 0;
  for (const event of events) {
    const open = windowsOf(group, event.eventMs).filter(({ endMs }) => endMs - 1 > event.beforeMs);
    if (open.length === 0) late += 1;
    for (const { startMs, endMs } of open) {
      const name = JSON.stringify([event.entity, endMs]);
      const window = windows.get(name) ?? { startMs, endMs, entity: event.entity, events: [] };
      windows.set(name, window);
      window.events.push(event);
    }
  }
  return { windows: [...windows.values()], late };
}

function windowsOf({ window }: WindowGroupPlan, eventMs: number): { startMs: number; endMs: number }[] {
  if (window.kind === 'session') return [];
  const step = window.kind === 'sliding' ? window.slideMs : window.sizeMs;
  const found: { startMs: number; endMs: number }[] = [];
  const last = Math.floor((eventMs - window.offsetMs) / step);
  for (let index = last; window.offsetMs + index * step + window.sizeMs > eventMs; index -= 1) {
    const startMs = window.offsetMs + index * step;
    found.push({ startMs, endMs: startMs + window.sizeMs });
  }
  return found;
}

/** Law W5, event by event. */
function sessions(gapMs: number, events: readonly TimedEvent[]): { windows: OracleWindow[]; late: number } {
  let all: OracleWindow[] = [];
  let late = 0;
  for (const event of events) {
    const merged: OracleWindow = { startMs: event.eventMs, endMs: event.eventMs + gapMs, entity: event.entity, events: [event] };
    const touching = all.filter(
      (each) =>
        each.entity === event.entity && each.endMs - 1 > event.beforeMs && each.startMs <= merged.endMs && merged.startMs <= each.endMs,
    );
    for (const each of touching) {
      merged.startMs = Math.min(merged.startMs, each.startMs);
      merged.endMs = Math.max(merged.endMs, each.endMs);
      merged.events.push(...each.events);
    }
    if (merged.endMs - 1 <= event.beforeMs) late += 1;
    else all = [...all.filter((each) => !touching.includes(each)), merged];
  }
  return { windows: all, late };
}

function rowOf(
  plan: Plan,
  group: WindowGroupPlan,
  of: { readonly window: OracleWindow; readonly watermarkMs: number | null; readonly fields: readonly string[] },
): FeatureRow {
  const { window } = of;
  return {
    entity: recordOf(
      plan.keys.map(({ name }) => name),
      readEntityText(window.entity, plan.keys),
    ),
    group: group.name,
    windowStart: window.startMs,
    windowEnd: window.endMs,
    eventMs: window.endMs - 1,
    seq: 0,
    newestEventMs: Math.max(...window.events.map(({ eventMs }) => eventMs)),
    watermarkMs: of.watermarkMs,
    features: oracleFeatures(group, { events: window.events, fields: of.fields }),
  };
}
