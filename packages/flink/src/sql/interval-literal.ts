import { FlinkSqlError } from './flink-sql-error';

const UNITS = [
  { word: 'DAY', ms: 86_400_000 },
  { word: 'HOUR', ms: 3_600_000 },
  { word: 'MINUTE', ms: 60_000 },
  { word: 'SECOND', ms: 1_000 },
] as const;

const MAX_MS = 1_000 * 86_400_000;

/**
 * A positive duration as a Flink interval literal, in the largest unit that holds it in at most three digits. Never WEEK,
 * which Flink takes for an hour, and never more than three digits, which a watermark refuses.
 * Throws `interval_out_of_range` outside 1 ms … 999 days.
 */
export function intervalLiteral(durationMs: number): string {
  if (!Number.isSafeInteger(durationMs) || durationMs <= 0 || durationMs >= MAX_MS) {
    throw new FlinkSqlError('interval_out_of_range', `An interval of ${durationMs} ms is outside 1 ms … 999 days.`);
  }
  const unit = UNITS.find(({ ms }) => durationMs % ms === 0 && durationMs / ms <= 999);
  if (unit === undefined) return dayToSecondLiteral(durationMs);
  const count = durationMs / unit.ms;
  return `INTERVAL '${count}' ${unit.word}${count > 99 ? '(3)' : ''}`;
}

function dayToSecondLiteral(durationMs: number): string {
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  const [day, hour, minute, second] = UNITS;
  const days = Math.floor(durationMs / day.ms);
  const hours = Math.floor((durationMs % day.ms) / hour.ms);
  const minutes = Math.floor((durationMs % hour.ms) / minute.ms);
  const seconds = Math.floor((durationMs % minute.ms) / second.ms);
  const clock = `${digits(hours, 2)}:${digits(minutes, 2)}:${digits(seconds, 2)}.${digits(durationMs % second.ms, 3)}`;
  return `INTERVAL '${days} ${clock}' DAY(3) TO SECOND(3)`;
}

/** `expression` moved by a duration that may be negative or nothing. */
export function shifted(expression: string, durationMs: number): string {
  if (durationMs === 0) return expression;
  return `${expression} ${durationMs > 0 ? '+' : '-'} ${intervalLiteral(Math.abs(durationMs))}`;
}
