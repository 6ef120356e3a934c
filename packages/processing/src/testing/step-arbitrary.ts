import type { WindowPlan } from '@freshet/definitions';
import fc from 'fast-check';
import type { Step } from './step';

const GARBLED = ['', '{', 'null', '[]', '{"customer_id":"a"}', '{"customer_id":"a","event_ms":"soon"}', '{"event_ms":0}'];

/**
 * Streams for {@link createSamplePlan}: few entities and a short span of time around 1970, so that ties, late events,
 * negative times and merging sessions are common; unreadable fields and records among them, and clocks that tick.
 */
export function stepsArbitrary(options: { readonly partitions: number; readonly maxSteps: number }): fc.Arbitrary<readonly Step[]> {
  const partition = fc.nat({ max: options.partitions - 1 });
  const record = fc.record({ kind: fc.constant('record' as const), partition, value: recordText(), appendMs: fc.constant(null) });
  const everywhere = fc.constant(Array.from({ length: options.partitions }, (_, index) => index));
  const atEnd = fc.oneof(fc.uniqueArray(partition, { maxLength: options.partitions }), everywhere);
  const tick = fc.record({
    kind: fc.constant('tick' as const),
    nowMs: fc.nat({ max: 4 }).map((count) => count * 10_000),
    partitionsAtEnd: atEnd,
  });
  return fc
    .array(fc.oneof({ weight: 8, arbitrary: record }, { weight: 2, arbitrary: tick }), { maxLength: options.maxSteps })
    .map(withClock);
}

/** A clock that only goes on: each tick's time is added to those before. */
function withClock(steps: readonly Step[]): readonly Step[] {
  let nowMs = 0;
  return steps.map((step) => {
    if (step.kind === 'record') return step;
    nowMs += step.nowMs;
    return { ...step, nowMs };
  });
}

/** Event times and the ends of windows are mostly multiples of half a second, so that edges are met exactly and missed by one. */
function instantNearEdge(): fc.Arbitrary<number> {
  return fc
    .tuple(fc.integer({ min: -80, max: 120 }), fc.constantFrom(0, 0, -1, 1))
    .map(([halfSeconds, beside]) => halfSeconds * 500 + beside);
}

function recordText(): fc.Arbitrary<string | null> {
  return fc.oneof(
    { weight: 30, arbitrary: eventText() },
    { weight: 2, arbitrary: fc.constantFrom(...GARBLED) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

function eventText(): fc.Arbitrary<string> {
  const fields = {
    customer_id: fc.constantFrom('"a"', '"a"', '"a"', '"b"', '"ü"', '7', '1.10'),
    event_ms: instantNearEdge().map(String),
    qty: fc.oneof(
      fc.integer({ min: -100, max: 100 }).map(String),
      fc.constantFrom('null', '9223372036854775807', '-9223372036854775808', '"12"', '"x"', '12.7', '9007199254740993', 'true'),
    ),
    amount: fc.oneof(
      fc.integer({ min: -10_000, max: 10_000 }).map((cents) => String(cents / 100)),
      fc.constantFrom('null', '1.005', '"2.345"', '9999999999999999.99', '1e3', '1e16', '[]'),
    ),
    ratio: fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => JSON.stringify(value)),
      fc.constantFrom('null', '"NaN"', '1e400', '-0.0'),
    ),
    item: fc.oneof(
      fc.string({ maxLength: 3, unit: 'binary' }).map((value) => JSON.stringify(value)),
      fc.constantFrom('null', '1.10', '{"a": 1}', 'true'),
    ),
    vip: fc.constantFrom('true', 'false', 'null', '"true"', '1'),
    paid_at: fc.constantFrom('"2024-01-01T00:00:00Z"', '"1969-12-31 23:59:59.9999"', '"2024-02-30T00:00:00Z"', 'null', '0'),
  };
  return fc
    .record(fields, { requiredKeys: ['customer_id', 'event_ms'] })
    .map((event) => `{${Object.entries(event).map(([name, text]) => `"${name}":${text}`)}}`);
}

/** Windows of every kind, with sizes near the span of {@link stepsArbitrary}. */
export function windowsArbitrary(): fc.Arbitrary<readonly WindowPlan[]> {
  const offsetMs = fc.nat({ max: 19 }).map((count) => count * 500);
  const tumbling = fc.record({ kind: fc.constant('tumbling' as const), sizeMs: fc.constantFrom(1, 1_000, 7_000, 30_000), offsetMs });
  const sliding = fc
    .record({ slideMs: fc.constantFrom(1_000, 2_500, 10_000), times: fc.integer({ min: 1, max: 6 }), offsetMs })
    .map(({ slideMs, times, offsetMs: offset }) => ({ kind: 'sliding' as const, sizeMs: slideMs * times, slideMs, offsetMs: offset }));
  const session = fc.record({ kind: fc.constant('session' as const), gapMs: fc.constantFrom(1, 500, 1_000, 5_000) });
  return fc.uniqueArray(fc.oneof(tumbling, sliding, session), { minLength: 1, maxLength: 3, selector: (window) => JSON.stringify(window) });
}
