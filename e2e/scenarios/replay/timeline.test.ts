import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { scenarioFolder } from '../scenario-folder';
import { type DataLines, readDataLines } from './data-lines';
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

  it('sends every event of a pass once, then starts over', () => {
    const passMs = 4 * 3_600_000;
    const sent = slices(NOW_MS, NOW_MS + passMs).reduce((sum, { events }) => sum + events.length, 0);
    expect(sent).toBeGreaterThan(expected);
    expect(sent).toBeLessThan(2 * expected);
  }, 60_000);

  it('never sends an event that lies behind the moment it is sent', () => {
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
