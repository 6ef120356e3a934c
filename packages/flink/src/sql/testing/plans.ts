import type { AggregationFunction, AggregationPlan, FieldType, Plan, SourcePlan, WindowGroupPlan, WindowPlan } from '@freshet/definitions';

const source = (changes: Partial<SourcePlan>): SourcePlan => ({
  kind: 'source',
  name: 'transactions',
  topic: 'transactions',
  format: 'json',
  eventTime: { field: 'event_timestamp', format: 'iso8601' },
  watermarkDelayMs: 5_000,
  idleTimeoutMs: 30_000,
  maxAheadMs: 300_000,
  fields: [],
  derived: false,
  ...changes,
});

const viewPlan = (changes: Partial<Plan> & Pick<Plan, 'view' | 'groups'>): Plan => ({
  kind: 'plan',
  format: 1,
  source: source({}),
  keys: [{ name: 'customer_id', type: 'string' }],
  outputs: { online: true, offline: true },
  ttlMs: null,
  objective: null,
  ...changes,
});

type Call = readonly [name: string, call: AggregationFunction, field: { name: string; type: FieldType } | null, type: FieldType];

/** A group whose aggregations stand in the declaration from place `first` on. */
const group = (name: string, { first, ...window }: WindowPlan & { first: number }, calls: readonly Call[]): WindowGroupPlan => ({
  kind: 'window_group',
  name,
  window,
  aggregations: calls.map(
    ([feature, call, field, type], index): AggregationPlan => ({
      kind: 'aggregation',
      name: feature,
      function: call,
      field,
      type,
      path: `/aggregations/${first + index}`,
    }),
  ),
});

const string: FieldType = { kind: 'string' };
const int64: FieldType = { kind: 'int64' };
const double: FieldType = { kind: 'double' };
const timestamp: FieldType = { kind: 'timestamp' };
const money: FieldType = { kind: 'decimal', precision: 18, scale: 2 };
const moneySum: FieldType = { kind: 'decimal', precision: 38, scale: 2 };

const amount = { name: 'amount', type: money };
const quantity = { name: 'quantity', type: int64 };

/** Transaction counts and sums per customer and hour, ISO event times. */
export const hourlyTransactions = viewPlan({
  view: 'realtime_transaction_stats',
  source: source({
    fields: [
      { name: 'transaction_id', type: string },
      { name: 'customer_id', type: string },
      { name: 'amount', type: money },
      { name: 'category', type: string },
      { name: 'event_timestamp', type: string },
    ],
  }),
  groups: [
    group('tumbling_3600000', { kind: 'tumbling', sizeMs: 3_600_000, offsetMs: 0, first: 0 }, [
      ['txn_count_1h', 'count', amount, int64],
      ['txn_sum_1h', 'sum', amount, moneySum],
      ['txn_avg_1h', 'avg', amount, double],
      ['txn_categories_1h', 'count_distinct', { name: 'category', type: string }, int64],
    ]),
  ],
});

/** The seed's form: a derived source, doubles, and sliding windows beside the tumbling ones. */
export const derivedSource = viewPlan({
  view: 'card_velocity',
  source: source({
    name: 'card_events',
    topic: 'card_events',
    derived: true,
    fields: [
      { name: 'card', type: string },
      { name: 'amount', type: double },
    ],
  }),
  keys: [{ name: 'card', type: 'string' }],
  groups: [
    group('sliding_600000_60000', { kind: 'sliding', sizeMs: 600_000, slideMs: 60_000, offsetMs: 0, first: 0 }, [
      ['spend_10m', 'sum', { name: 'amount', type: double }, double],
      ['mean_10m', 'avg', { name: 'amount', type: double }, double],
    ]),
    group('tumbling_86400000', { kind: 'tumbling', sizeMs: 86_400_000, offsetMs: 0, first: 2 }, [
      ['largest_1d', 'max', { name: 'amount', type: double }, double],
      ['events_1d', 'count', null, int64],
    ]),
  ],
});

/** Sessions with two keys that are no strings, integers that may leave int64, instants as features, epoch event time. */
export const deviceSessions = viewPlan({
  view: 'device_sessions',
  source: source({
    name: 'readings',
    topic: 'iot.readings',
    eventTime: { field: 'ts', format: 'epoch_ms' },
    watermarkDelayMs: 0,
    fields: [
      { name: 'device', type: int64 },
      { name: 'indoor', type: { kind: 'boolean' } },
      { name: 'quantity', type: int64 },
      { name: 'measured_at', type: timestamp },
      { name: 'ts', type: int64 },
    ],
  }),
  keys: [
    { name: 'indoor', type: 'boolean' },
    { name: 'device', type: 'int64' },
  ],
  groups: [
    group('session_1800000', { kind: 'session', gapMs: 1_800_000, first: 0 }, [
      ['total', 'sum', quantity, int64],
      ['mean', 'avg', quantity, double],
      ['smallest', 'min', quantity, int64],
      ['first_measured', 'min', { name: 'measured_at', type: timestamp }, timestamp],
    ]),
  ],
});

/** Windows of the local day beside windows of UTC, epoch seconds. */
export const localDays = viewPlan({
  view: 'local_days',
  source: source({
    eventTime: { field: 'at', format: 'epoch_s' },
    idleTimeoutMs: 1_500,
    fields: [
      { name: 'customer_id', type: string },
      { name: 'quantity', type: int64 },
    ],
  }),
  groups: [
    group('tumbling_86400000_offset_57600000', { kind: 'tumbling', sizeMs: 86_400_000, offsetMs: 57_600_000, first: 0 }, [
      ['sold_local_day', 'sum', quantity, int64],
    ]),
    group('tumbling_86400000', { kind: 'tumbling', sizeMs: 86_400_000, offsetMs: 0, first: 1 }, [['sold_day', 'sum', quantity, int64]]),
  ],
});

/** Names that Flink or this generator might trip over. */
export const hostileNames = viewPlan({
  view: 'hostile',
  source: source({
    name: 'in`put; DROP TABLE x --',
    topic: "it's.a.topic",
    eventTime: { field: 'event_time', format: 'epoch_us' },
    fields: [
      { name: 'window_start', type: string },
      { name: 'a`b', type: int64 },
      { name: "q'uote", type: double },
      { name: 'append_time', type: string },
    ],
  }),
  keys: [{ name: 'window_start', type: 'string' }],
  groups: [
    group('tumbling_1', { kind: 'tumbling', sizeMs: 1, offsetMs: 0, first: 0 }, [
      ['newest_event', 'sum', { name: 'a`b', type: int64 }, int64],
      ['group', 'max', { name: "q'uote", type: double }, double],
    ]),
  ],
});
