import type { DataLines } from './data-lines';

/** A real data set as a stream: which topic, when a line arrives, and the event it becomes. */
export type DataSet = {
  readonly topic: string;
  /** File under `data/`. */
  readonly file: string;
  /** Time that is mapped to the start of a pass, epoch ms. */
  readonly firstMs: number;
  /** When a line became known, epoch ms; never falls from line to line. */
  arrivalMs(row: Row): number;
  /** The event as JSON text; `map` carries a time of the data into the replay. */
  event(row: Row, map: (ms: number) => number): string;
};

export type Row = ReturnType<DataLines['row']>;

/** An instant of the data, which has no zone, as epoch ms. */
export function instantOf(text: string | null | undefined): number {
  return Date.parse(`${(text ?? '').replace(' ', 'T')}Z`);
}

/** JSON text of an event: `numbers` are spliced in with the digits they have. */
export function eventText(
  row: Row,
  { times, numbers }: { readonly times: Readonly<Record<string, number>>; readonly numbers: ReadonlySet<string> },
): string {
  const members = Object.entries(row).map(([name, cell]) => {
    const time = times[name];
    const value =
      time !== undefined ? JSON.stringify(new Date(time).toISOString()) : cell !== null && numbers.has(name) ? cell : JSON.stringify(cell);
    return `${JSON.stringify(name)}:${value}`;
  });
  return `{${members.join(',')}}`;
}
