import type { AggregationPlan, WindowGroupPlan, WireValue } from '@freshet/definitions';
import type { Scalar } from '../record/scalar';
import { recordOf } from '../row/record-of';
import { exactSumOfDoubles, nearestQuotient } from './exact-fraction';
import type { TimedEvent } from './timed-event';

/** The features of a window from all its events at once, by the table of aggregates. */
export function oracleFeatures(
  group: WindowGroupPlan,
  of: { readonly events: readonly TimedEvent[]; readonly fields: readonly string[] },
): Readonly<Record<string, WireValue>> {
  return recordOf(
    group.aggregations.map(({ name }) => name),
    group.aggregations.map((aggregation) => featureOf(aggregation, of)),
  );
}

function featureOf(
  aggregation: AggregationPlan,
  { events, fields }: { readonly events: readonly TimedEvent[]; readonly fields: readonly string[] },
): WireValue {
  const { field } = aggregation;
  if (field === null) return String(events.length);
  const values = events.flatMap((event) => event.values[fields.indexOf(field.name)] ?? []);
  switch (aggregation.function) {
    case 'count':
      return String(values.length);
    case 'count_distinct':
      return String(new Set(values.map((value) => `${typeof value} ${value}`)).size);
    case 'sum':
      return values.length === 0 ? null : sumOf(values, aggregation);
    case 'avg':
      return values.length === 0 ? null : finite(nearestQuotient(...meanOf(values, aggregation)));
    case 'min':
      return wire([...values].sort(inOrder)[0], aggregation);
    case 'max':
      return wire([...values].sort(inOrder).at(-1), aggregation);
  }
}

function sumOf(values: readonly Scalar[], aggregation: AggregationPlan): WireValue {
  if (aggregation.field?.type.kind === 'double') return finite(nearestQuotient(...exactSumOfDoubles(values.map(Number))));
  const sum = values.reduce<bigint>((total, value) => total + BigInt(value), 0n);
  if (aggregation.type.kind === 'int64') return BigInt.asIntN(64, sum) === sum ? sum.toString() : null;
  return wire(sum, aggregation);
}

/** Numerator and denominator of the exact mean. */
function meanOf(values: readonly Scalar[], { field }: AggregationPlan): [bigint, bigint] {
  const count = BigInt(values.length);
  if (field?.type.kind === 'double') {
    const [sum, unit] = exactSumOfDoubles(values.map(Number));
    return [sum, unit * count];
  }
  const unit = field?.type.kind === 'decimal' ? 10n ** BigInt(field.type.scale) : 1n;
  return [values.reduce<bigint>((total, value) => total + BigInt(value), 0n), unit * count];
}

function inOrder(left: Scalar, right: Scalar): number {
  if (typeof left === 'string' && typeof right === 'string') return comparePoints([...left], [...right]);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function comparePoints(left: readonly string[], right: readonly string[]): number {
  for (const [index, character] of left.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function wire(value: Scalar | undefined, { type }: AggregationPlan): WireValue {
  if (value === undefined) return null;
  if (type.kind === 'int64') return String(value);
  if (type.kind !== 'decimal') return typeof value === 'bigint' ? Number(value) : value;
  const sign = Number(value) < 0 ? '-' : '';
  const digits = String(value)
    .replace('-', '')
    .padStart(type.scale + 1, '0');
  return type.scale === 0 ? sign + digits : `${sign}${digits.slice(0, -type.scale)}.${digits.slice(-type.scale)}`;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
