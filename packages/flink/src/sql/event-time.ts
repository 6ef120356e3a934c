import type { EventTimeFormat } from '@freshet/definitions';

/** How the event-time field of a source becomes an instant in Flink. */
export type EventTimeReading = {
  /** Type of the column that holds the field as it comes. */
  readonly columnType: string;
  /** The instant as an expression of that column; NULL for whatever is no event time, never an error. */
  instant(column: string): string;
  /** An instant of Flink's own (TIMESTAMP_LTZ) as the type of `instant`. */
  fromInstant(expression: string): string;
  /** 1970-01-01T00:00Z as the type of `instant`. */
  readonly epoch: string;
};

const WALL_CLOCK = '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?';
const ZONE = '(Z|[+-](0[0-9]|1[0-4]):?[0-5][0-9])?';

/**
 * An ISO 8601 text (law T5) as TIMESTAMP(3) in UTC. A parsed date must print as it was written, since Flink's cast reads
 * 30 February as the 28th; its own readers of zones either ignore the offset or end the job.
 */
export function isoInstant(column: string): string {
  const wall = `TRY_CAST(REPLACE(REGEXP_EXTRACT(${column}, '^(${WALL_CLOCK})${ZONE}$', 1), 'T', ' ') AS TIMESTAMP(3))`;
  const offset = `COALESCE(TRY_CAST(REPLACE(REGEXP_EXTRACT(${column}, '[T ][0-9:.]*([+-][0-9]{2}:?[0-9]{2})$', 1), ':', '') AS INT), 0)`;
  return [
    'CASE',
    `  WHEN DATE_FORMAT(${wall}, 'yyyy-MM-dd') = SUBSTRING(${column}, 1, 10)`,
    '  THEN TIMESTAMPADD(',
    '    MINUTE,',
    `    -(${offset} / 100 * 60`,
    `      + ${offset} % 100),`,
    `    ${wall}`,
    '  )',
    'END',
  ].join('\n');
}

/** Numbers are read as decimals, so that a fraction of a millisecond is cut and not rounded (law T1). */
const fromEpoch = (columnType: string, milliseconds: (column: string) => string): EventTimeReading => ({
  columnType,
  instant: (column) => `TO_TIMESTAMP_LTZ(CAST(FLOOR(${milliseconds(column)}) AS BIGINT), 3)`,
  fromInstant: (expression) => expression,
  epoch: 'TO_TIMESTAMP_LTZ(0, 3)',
});

/** The reading of each event-time format. */
export const eventTimeReadings: Readonly<Record<EventTimeFormat, EventTimeReading>> = {
  iso8601: {
    columnType: 'STRING',
    instant: isoInstant,
    fromInstant: (expression) => `CAST(${expression} AS TIMESTAMP(3))`,
    epoch: "TIMESTAMP '1970-01-01 00:00:00'",
  },
  epoch_s: fromEpoch('DECIMAL(22, 9)', (column) => `${column} * 1000`),
  epoch_ms: fromEpoch('DECIMAL(22, 6)', (column) => column),
  epoch_us: fromEpoch('DECIMAL(22, 3)', (column) => `${column} * 0.001`),
};
