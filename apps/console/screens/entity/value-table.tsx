'use client';

import { cn } from '../../components/class-names';
import { Instant } from '../../components/instant';
import { useNow } from '../../components/now';
import type { Status } from '../../components/status-glyph';
import { StatusLabel } from '../../components/status-label';
import { Cell, HeadCell, Row, STACKED_ROW, STACKED_TABLE, Table } from '../../components/table';
import { durationText, intervalText } from '../../components/time-text';
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

const shownValue = ({ status, value }: Value): string => (status === 'NOT_FOUND' ? '—' : valueText(value));

/** Every value of an entity with its window, its age and its revision; on a narrow screen each is an item of four lines. */
export function ValueTable({ inspection }: { inspection: Inspection }) {
  return (
    <Table label="Values" className={STACKED_TABLE}>
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
          <Row key={`${value.group} ${value.name}`} className={STACKED_ROW}>
            <Cell className="truncate pl-4 font-mono">{value.name}</Cell>
            <Cell numeric className={cn('max-w-64 truncate font-mono font-strong', value.value === null && 'font-regular text-fg-3')}>
              {shownValue(value)}
            </Cell>
            <Cell className="max-md:order-1">
              <StatusLabel status={STATUSES[value.status]} word={value.status} className="font-regular" />
            </Cell>
            <Cell className="font-mono text-fg-2 max-md:order-2 max-md:text-right">{value.type}</Cell>
            <Cell head="window" className="tabular-nums max-md:order-4 max-md:col-span-2">
              {value.windowStart === null || value.windowEnd === null
                ? '—'
                : intervalText({ startMs: value.windowStart, endMs: value.windowEnd })}
            </Cell>
            <Cell head="newest event" className="max-md:order-5 max-md:col-span-2">
              {value.newestEventMs === null ? '—' : <Instant ms={value.newestEventMs} />}
            </Cell>
            <Cell head="written" className="max-md:order-3">
              {value.writtenMs === null ? '—' : <Instant ms={value.writtenMs} form="relative" />}
            </Cell>
            <Cell numeric head="age" className="max-md:order-3">
              <Age value={value} thresholdMs={inspection.thresholdMs} />
            </Cell>
            <Cell className="font-mono max-md:hidden">{value.revision === null ? '—' : `r${value.revision}`}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
