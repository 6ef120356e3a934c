import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { scenarioFolder } from '../scenario-folder';
import { type DataLines, readDataLines } from './data-lines';
import type { DataSet } from './data-set';
import { NYC_TAXI } from './nyc-taxi';
import { ONLINE_RETAIL } from './online-retail';
import { SLICE_MS, Timeline } from './timeline';

const NOW_MS = Date.UTC(2026, 5, 1, 12);
const SPEED = 2_880;

describe.each([
  { data: NYC_TAXI, time: 'pickup_datetime', lines: 120_000 },
  { data: ONLINE_RETAIL, time: 'invoice_date', lines: 541_909 },
])('$data.topic', ({ data, time, lines: expected }) => {
  let lines: DataLines;
  let timeline: Timeline;
  beforeAll(async () => {
    lines = await readDataLines(join(scenarioFolder(), 'data', data.file));
    timeline = new Timeline(data, lines, SPEED);
  });
  const slices = (fromMs: number, toMs: number) =>
    Array.from({ length: Math.ceil((toMs - fromMs) / SLICE_MS) }, (_, index) => timeline.sliceAt(fromMs + index * SLICE_MS));

  it('has every line of the file', () => {
    expect(lines.count).toBe(expected);
  });

  it('never sends an event that lies ahead of the moment it is sent', () => {
    for (const { events, endMs } of slices(NOW_MS - 600_000, NOW_MS)) {
      for (const event of events) expect(Date.parse(JSON.parse(event)[time])).toBeLessThanOrEqual(endMs);
    }
  });

  it('has a backlog of ten minutes at any start, and tells the same story whenever it is asked', () => {
    const first = slices(NOW_MS - 600_000, NOW_MS);
    expect(first.reduce((sum, { events }) => sum + events.length, 0)).toBeGreaterThan(1_000);
    expect(new Set(first.map(({ id }) => id)).size).toBe(first.length);
    expect(timeline.sliceAt(NOW_MS - 300_000 + 1)).toEqual(timeline.sliceAt(NOW_MS - 300_000 + 1_999));
  });
});

it('sends every line of a pass once, in order, then starts over with its times moved on', () => {
  const firstMs = Date.UTC(2020, 0, 1);
  const count = 97;
  const at = (index: number): number => firstMs + index * index * 1_000;
  const lines: DataLines = { count, row: (index) => ({ index: String(index) }) };
  const data: DataSet = {
    topic: 'squares',
    file: '',
    firstMs,
    arrivalMs: (row) => at(Number(row.index)),
    event: (row, map) => `${row.index} ${map(at(Number(row.index)))}`,
  };
  const squares = new Timeline(data, lines, 100);
  const passMs = Math.ceil(((count - 1) ** 2 * 10 + 1) / SLICE_MS) * SLICE_MS;
  const startMs = Math.ceil(NOW_MS / passMs) * passMs;
  const sent = Array.from({ length: (2 * passMs) / SLICE_MS }, (_, index) => squares.sliceAt(startMs + index * SLICE_MS).events).flat();
  const pass = (t0: number) => Array.from({ length: count }, (_, index) => `${index} ${t0 + index * index * 10}`);
  expect(sent).toEqual([...pass(startMs), ...pass(startMs + passMs)]);
});
