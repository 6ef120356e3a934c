import type { FeatureRow, Plan, WindowPlan } from '@freshet/definitions';
import { describe, expect, it } from 'vitest';
import { createEngine } from './engine';
import type { Engine } from './engine-port';
import { createSamplePlan } from './testing/sample-plan';

const TUMBLING: WindowPlan = { kind: 'tumbling', sizeMs: 10_000, offsetMs: 0 };
const SLIDING: WindowPlan = { kind: 'sliding', sizeMs: 10_000, slideMs: 5_000, offsetMs: 0 };
const SESSION: WindowPlan = { kind: 'session', gapMs: 10_000 };

/** An engine whose rows come out as `entity [start, end) count`. */
function start(windows: readonly WindowPlan[], options: { watermarkDelayMs?: number; partitions?: number } = {}) {
  const plan: Plan = createSamplePlan({ windows, watermarkDelayMs: options.watermarkDelayMs ?? 0 });
  const engine: Engine = createEngine(plan, { partitions: options.partitions ?? 1, planHash: 'h' });
  const rows: FeatureRow[] = [];
  const output = { row: (row: FeatureRow) => rows.push(row), deadLetter: () => undefined };
  const fired = (): string[] =>
    rows.splice(0).map((row) => `${row.entity.customer_id} [${row.windowStart}, ${row.windowEnd}) ${row.features.rows}`);
  return {
    engine,
    event: (eventMs: number, entity = 'a', partition = 0): string[] => {
      const value = JSON.stringify({ customer_id: entity, event_ms: eventMs });
      engine.process({ partition, position: 0, value, appendMs: null }, output);
      return fired();
    },
    tick: (nowMs: number, atEnd: readonly number[]): string[] => {
      engine.tick(nowMs, atEnd, output);
      return fired();
    },
    finish: (): string[] => {
      engine.finish(output);
      return fired();
    },
    late: () => Object.values(engine.stats().late),
  };
}

describe('windows', () => {
  it('W1: are [start, end), aligned to 1970 plus offset, and negative times floor', () => {
    const run = start([TUMBLING, { kind: 'tumbling', sizeMs: 10_000, offsetMs: 4_000 }], { watermarkDelayMs: 1_000_000 });
    for (const eventMs of [-10_001, -10_000, -1, 0, 9_999, 10_000]) run.event(eventMs);
    expect(run.finish()).toEqual([
      'a [-20000, -10000) 1',
      'a [-10000, 0) 2',
      'a [0, 10000) 2',
      'a [10000, 20000) 1',
      'a [-16000, -6000) 2',
      'a [-6000, 4000) 2',
      'a [4000, 14000) 2',
    ]);
  });

  it('W2: sliding ones are all that start at multiples of the slide and contain the event', () => {
    const run = start([SLIDING]);
    run.event(3_000);
    run.event(3_001);
    expect(run.finish()).toEqual(['a [-5000, 5000) 2', 'a [0, 10000) 2']);
  });

  it('W3: fire once, at the watermark end − 1, and the end of the input fires the rest', () => {
    const run = start([TUMBLING], { watermarkDelayMs: 100 });
    expect(run.event(5_000)).toEqual([]);
    expect(run.event(10_098)).toEqual([]);
    expect(run.event(10_099)).toEqual(['a [0, 10000) 1']);
    expect(run.event(60_000)).toEqual(['a [10000, 20000) 2']);
    expect(run.finish()).toEqual(['a [60000, 70000) 1']);
  });

  it('W4: an event is late only when the last window that contains it has fired, per window group', () => {
    const run = start([TUMBLING, SLIDING, SESSION]);
    run.event(9_999);
    // 4,000 lies in the fired [0, 10000) and [-5000, 5000) alone, but its session merges with the open one.
    expect(run.event(4_000)).toEqual([]);
    expect(run.late()).toEqual([1, 1, 0]);
    run.event(5_000);
    expect(run.late()).toEqual([2, 1, 0]);
    expect(run.finish()).toEqual(['a [5000, 15000) 2', 'a [4000, 19999) 3']);
  });

  it('W5: sessions merge when they overlap or touch, never with a fired one, and are late by their merged end', () => {
    const run = start([SESSION], { watermarkDelayMs: 15_000 });
    run.event(0);
    run.event(20_001);
    run.event(10_000);
    expect(run.engine.stats().openWindows).toBe(2);
    // Touches [0, 20000) by its start and [20001, 30001) by overlapping it.
    run.event(20_000);
    expect(run.engine.stats().openWindows).toBe(1);
    expect(run.event(44_999)).toEqual([]);
    expect(run.event(45_000)).toEqual(['a [0, 30001) 4']);
    // The watermark is 30,000: a session of 20,001 would end at 30,001 and is late, one of 20,002 is in time by itself.
    run.event(20_001);
    expect(run.late()).toEqual([1]);
    run.event(20_002);
    expect(run.late()).toEqual([1]);
    expect(run.finish()).toEqual(['a [20002, 30002) 1', 'a [44999, 55000) 2']);
  });

  it('W5: an event whose own session would be late counts in an open one that it touches', () => {
    const run = start([SESSION]);
    run.event(20_000);
    run.event(9_999);
    expect(run.late()).toEqual([1]);
    run.event(10_000);
    expect(run.late()).toEqual([1]);
    expect(run.finish()).toEqual(['a [10000, 30000) 2']);
  });

  it('W5: a session that ends a moment after the watermark stays open and merges on', () => {
    const run = start([SESSION], { watermarkDelayMs: 10_000 });
    run.event(0);
    run.event(10_001);
    expect(run.event(29_999, 'b')).toEqual(['a [0, 10000) 1']);
    run.event(20_001);
    expect(run.event(40_000, 'b')).toEqual(['a [10001, 30001) 2']);
  });

  it('W5: an event costs the same however many sessions of its entity are open', () => {
    const run = start([{ kind: 'session', gapMs: 1 }], { watermarkDelayMs: 1_000_000_000 });
    for (let count = 0; count < 20_000; count += 1) run.event((count ^ 3) * 10);
    expect(run.engine.stats().openWindows).toBe(20_000);
    expect(run.finish()).toHaveLength(20_000);
    expect(run.engine.stats()).toMatchObject({ openWindows: 0, stateKeys: 0 });
  });

  it('W6: an empty window has no row, also over a gap of years', () => {
    const run = start([SLIDING]);
    run.event(0);
    expect(run.event(1_000_000_000_000)).toEqual(['a [-5000, 5000) 1', 'a [0, 10000) 1']);
    expect(run.engine.stats().openWindows).toBe(2);
  });

  it('W7: keep one state per window group, slice and entity, dropped when its last window has fired', () => {
    const run = start([SLIDING]);
    for (const eventMs of [0, 1, 2, 5_000]) run.event(eventMs);
    expect(run.engine.stats().stateKeys).toBe(2);
    run.event(14_999, 'b');
    expect(run.engine.stats()).toMatchObject({ stateKeys: 1, openWindows: 1 });
  });
});

describe('watermarks', () => {
  it('T2: the least of the partitions that are not idle rules, a partition never seen among them', () => {
    const run = start([TUMBLING], { partitions: 2 });
    expect(run.event(50_000)).toEqual([]);
    expect(run.engine.stats().watermarkMs).toBeNull();
    expect(run.event(20_000, 'b', 1)).toEqual([]);
    expect(run.engine.stats().watermarkMs).toBe(20_000);
    expect(run.event(31_000, 'b', 1)).toEqual(['b [20000, 30000) 1']);
  });

  it('T2: a partition is idle after the time-out at its end, until its next event, and the watermark never goes back', () => {
    const run = start([TUMBLING], { partitions: 2 });
    run.event(50_000);
    expect(run.tick(1_000, [0, 1])).toEqual([]);
    expect(run.tick(20_000, [0])).toEqual([]);
    // Partition 1 was not at its end at 20,000, so its timer starts again.
    expect(run.tick(31_000, [1])).toEqual([]);
    expect(run.tick(60_999, [1])).toEqual([]);
    expect(run.tick(61_000, [1])).toEqual([]);
    expect(run.engine.stats()).toMatchObject({ watermarkMs: 50_000, partitions: [{ idle: false }, { idle: true }] });
    run.event(5_000, 'c', 1);
    expect(run.engine.stats()).toMatchObject({ watermarkMs: 50_000, partitions: [{ idle: false }, { idle: false }] });
    expect(run.late()).toEqual([1]);
  });

  it('T2: while all partitions are idle it stands still', () => {
    const run = start([TUMBLING]);
    run.event(15_000);
    run.tick(0, [0]);
    expect(run.tick(1_000_000, [0])).toEqual([]);
    expect(run.engine.stats()).toMatchObject({ watermarkMs: 15_000, openWindows: 1 });
  });

  it('T3: an event is judged by the watermark before it', () => {
    const run = start([{ kind: 'tumbling', sizeMs: 1, offsetMs: 0 }]);
    expect(run.event(5)).toEqual(['a [5, 6) 1']);
    run.event(5);
    expect(run.late()).toEqual([1]);
  });

  it('T4: dead letters and tombstones do not move it', () => {
    const run = start([TUMBLING]);
    run.event(1);
    const output = { row: () => expect.unreachable(), deadLetter: () => undefined };
    for (const value of [null, '{"event_ms":99000}', '{"customer_id":"a","event_ms":"x"}', '{']) {
      run.engine.process({ partition: 0, position: 0, value, appendMs: null }, output);
    }
    run.engine.process({ partition: 0, position: 0, value: '{"customer_id":"a","event_ms":99000000}', appendMs: 0 }, output);
    expect(run.engine.stats()).toMatchObject({
      watermarkMs: 1,
      records: 5,
      tombstones: 1,
      deadLetters: { not_json_object: 1, event_time_unreadable: 1, entity_key_missing: 1, before_1970: 0, too_far_ahead: 1 },
    });
  });
});

describe('rows', () => {
  it('D1, R3: carry their window, newest event and watermark; A3: a result out of range is null and counted', () => {
    const plan = createSamplePlan({ windows: [TUMBLING], watermarkDelayMs: 0 });
    const engine = createEngine(plan);
    const rows: FeatureRow[] = [];
    const output = { row: (row: FeatureRow) => rows.push(row), deadLetter: () => undefined };
    const send = (value: string): void => engine.process({ partition: 0, position: 0, value, appendMs: null }, output);
    send('{"customer_id":"a","event_ms":7,"qty":9223372036854775807,"ratio":1e308,"amount":0.5}');
    send('{"customer_id":"a","event_ms":3,"qty":1,"ratio":1e308,"amount":"-1"}');
    send('{"customer_id":"b","event_ms":12345}');
    expect(rows[0]).toMatchObject({
      entity: { customer_id: 'a' },
      group: 'tumbling_10000',
      windowStart: 0,
      windowEnd: 10_000,
      eventMs: 9_999,
      seq: 0,
      newestEventMs: 7,
      watermarkMs: 12_345,
      features: {
        sum_qty: null,
        max_qty: '9223372036854775807',
        sum_ratio: null,
        avg_ratio: 1e308,
        sum_amount: '-0.50',
        min_amount: '-1.00',
      },
    });
    expect(engine.stats().overflows).toBe(2);
    send('{"customer_id":"c","event_ms":12346,"ratio":-5e-324}');
    send('{"customer_id":"c","event_ms":12347,"ratio":0}');
    engine.finish(output);
    expect(rows[1]?.watermarkMs).toBeNull();
    // Half of the least double is -0.0, which is 0.0 (law T6).
    expect(Object.is(rows[2]?.features.avg_ratio, 0)).toBe(true);
    expect(Object.keys(rows[1]?.features ?? {})).toEqual(plan.groups[0]?.aggregations.map(({ name }) => name));
  });
});
