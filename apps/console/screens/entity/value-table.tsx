'use client';

import { cn } from '../../components/class-names';
import { Instant } from '../../components/instant';
import { useNow } from '../../components/now';
import type { Status } from '../../components/status-glyph';
import { StatusLabel } from '../../components/status-label';
import { Cell, HeadCell, Row, Table } from '../../components/table';
import { clockText, dateTimeText, durationText } from '../../components/time-text';
import type { Outputs } from '../../trpc/outputs';
import { valueText } from './value-text';

type Inspection = Outputs['entity']['inspect'];
type Value = Inspection['values'][number];

const STATUSES = {
  PRESENT: 'meeting',
  NULL_VALUE: 'insufficient',
  NOT_FOUND: 'no_data',
  OUTSIDE_MAX_AGE: 'paused',
} as const satisfies Record<Value['status'], Status>;

const DAY_MS = 86_400_000;

/** `[start, end)`: the day once where both fall on it. */
const windowText = (startMs: number, endMs: number): string =>
  Math.floor(startMs / DAY_MS) === Math.floor((endMs - 1) / DAY_MS)
    ? `${dateTimeText(startMs)}, ${clockText(endMs)}`
    : `${dateTimeText(startMs)}, ${dateTimeText(endMs)}`;

function Age({ value, thresholdMs }: { value: Value; thresholdMs: number | null }) {
  const nowMs = useNow();
  if (value.newestEventMs === null || value.writtenMs === null) return <>—</>;
  const freshnessMs = value.writtenMs - value.newestEventMs;
  const late = thresholdMs !== null && freshnessMs > thresholdMs;
  return (
    <span title={`written ${durationText(freshnessMs)} after its newest event`}>
      {nowMs === null || value.eventMs === null ? '…' : durationText(Math.max(0, nowMs - value.eventMs))}
      {late ? <span className="text-crit"> ■ late</span> : null}
    </span>
  );
}

/** Every value of an entity with its window, its age and its revision. */
export function ValueTable({ inspection }: { inspection: Inspection }) {
  return (
    <Table label="Values">
      <thead>
        <tr>
          <HeadCell className="pl-4">Feature</HeadCell>
          <HeadCell numeric>Value</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>Type</HeadCell>
          <HeadCell>Window, ET</HeadCell>
          <HeadCell>Newest event, ET</HeadCell>
          <HeadCell>Written</HeadCell>
          <HeadCell numeric>Age</HeadCell>
          <HeadCell>Revision</HeadCell>
        </tr>
      </thead>
      <tbody>
        {inspection.values.map((value) => (
          <Row key={`${value.group} ${value.name}`}>
            <Cell className="pl-4 font-mono">{value.name}</Cell>
            <Cell numeric className={cn('max-w-64 truncate font-mono font-strong', value.value === null && 'font-regular text-fg-3')}>
              {value.status === 'NOT_FOUND' ? '—' : valueText(value.value)}
            </Cell>
            <Cell>
              <StatusLabel status={STATUSES[value.status]} word={value.status} className="font-regular" />
            </Cell>
            <Cell className="font-mono text-fg-2">{value.type}</Cell>
            <Cell className="tabular-nums">
              {value.windowStart === null || value.windowEnd === null ? '—' : `[${windowText(value.windowStart, value.windowEnd)})`}
            </Cell>
            <Cell>{value.newestEventMs === null ? '—' : <Instant ms={value.newestEventMs} />}</Cell>
            <Cell>{value.writtenMs === null ? '—' : <Instant ms={value.writtenMs} form="relative" />}</Cell>
            <Cell numeric>
              <Age value={value} thresholdMs={inspection.thresholdMs} />
            </Cell>
            <Cell className="font-mono">{value.revision === null ? '—' : `r${value.revision}`}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
