import { type AggregationFunction, type FieldType, type Plan, resultType, type WindowPlan, windowGroupName } from '@freshet/definitions';

/** The fields that generated events have beside `customer_id` and `event_ms`. */
export const SAMPLE_FIELDS: Readonly<Record<string, FieldType>> = {
  qty: { kind: 'int64' },
  amount: { kind: 'decimal', precision: 18, scale: 2 },
  ratio: { kind: 'double' },
  item: { kind: 'string' },
  vip: { kind: 'boolean' },
  paid_at: { kind: 'timestamp' },
};

const FUNCTIONS: readonly AggregationFunction[] = ['count', 'sum', 'avg', 'min', 'max', 'count_distinct'];

/** A plan with every aggregate over every sample field that can have it, in each of the windows. */
export function createSamplePlan(options: {
  readonly windows: readonly WindowPlan[];
  readonly watermarkDelayMs: number;
  readonly idleTimeoutMs?: number;
}): Plan {
  return {
    kind: 'plan',
    format: 1,
    view: 'sample',
    source: {
      kind: 'source',
      name: 'sample',
      topic: 'sample',
      format: 'json',
      eventTime: { field: 'event_ms', format: 'epoch_ms' },
      watermarkDelayMs: options.watermarkDelayMs,
      idleTimeoutMs: options.idleTimeoutMs ?? 30_000,
      maxAheadMs: 300_000,
      fields: Object.entries(SAMPLE_FIELDS).map(([name, type]) => ({ name, type })),
      derived: false,
    },
    keys: [{ name: 'customer_id', type: 'string' }],
    groups: options.windows.map((window) => ({
      kind: 'window_group',
      name: windowGroupName(window),
      window,
      aggregations: aggregations(),
    })),
    outputs: { online: true, offline: true },
    ttlMs: null,
    objective: null,
  };
}

function aggregations(): Plan['groups'][number]['aggregations'] {
  const rows = { kind: 'aggregation', name: 'rows', function: 'count', field: null, type: { kind: 'int64' }, path: '' } as const;
  const ofFields = Object.entries(SAMPLE_FIELDS).flatMap(([name, type]) =>
    FUNCTIONS.flatMap((each) => {
      const result = resultType(each, type);
      const feature = `${each}_${name}`;
      return result === null
        ? []
        : [{ kind: 'aggregation' as const, name: feature, function: each, field: { name, type }, type: result, path: '' }];
    }),
  );
  return [rows, ...ofFields];
}
