'use client';

import type { FeatureRow } from '@freshet/definitions';
import { useMemo } from 'react';
import { Cell, HeadCell, Row, Table } from '../../../components/table';
import { intervalText, zoneText } from '../../../components/time-text';

const shownRows = 200;

/** Values as they would be written, the newest window first. */
export function ValuesTable({ rows }: { rows: readonly FeatureRow[] }) {
  const newest = useMemo(() => [...rows].sort((a, b) => b.windowEnd - a.windowEnd).slice(0, shownRows), [rows]);
  const [first] = newest;
  if (!first) return null;
  const keys = Object.keys(first.entity);
  const features = Object.keys(first.features);
  return (
    <section
      aria-label="Computed values"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative min-h-0 flex-1 overflow-auto -outline-offset-2 [--row:28px]"
    >
      <Table label="Values of the sample">
        <thead>
          <tr>
            {keys.map((name) => (
              <HeadCell key={name} className="font-mono">
                {name}
              </HeadCell>
            ))}
            <HeadCell>Window, ET, {zoneText(first.windowEnd)}</HeadCell>
            {features.map((name) => (
              <HeadCell key={name} numeric className="font-mono">
                {name}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {newest.map((row) => (
            <Row key={`${JSON.stringify(row.entity)} ${row.windowStart} ${row.windowEnd}`}>
              {keys.map((name) => (
                <Cell key={name} className="font-mono">
                  {String(row.entity[name])}
                </Cell>
              ))}
              <Cell className="tabular-nums">{intervalText({ startMs: row.windowStart, endMs: row.windowEnd })}</Cell>
              {features.map((name) => (
                <Cell key={name} numeric className="font-mono">
                  <FeatureValue value={row.features[name] ?? null} />
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
      <p className="px-3 py-2 text-compact text-fg-3">
        Showing {newest.length.toLocaleString('en')} of {rows.length.toLocaleString('en')}. The end of the sample closes every window, so
        the newest ones are unfinished.
      </p>
    </section>
  );
}

function FeatureValue({ value }: { value: FeatureRow['features'][string] }) {
  return value === null ? <span className="text-fg-3">NULL</span> : String(value);
}
