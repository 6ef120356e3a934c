'use client';

import { Info, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { IconButton } from '../icon-button';
import { Popover } from '../popover';
import { PointTable } from './point-table';
import type { Line, Measure, Point, Threshold } from './series';
import { SeriesPlot } from './series-plot';
import { summaryText } from './summary-text';

export type TimeSeriesProps = {
  /** The question that the chart answers. */
  title: string;
  /** What exactly is drawn; one click away from the number. */
  definition: ReactNode;
  measure: Measure;
  points: readonly Point[];
  stepMs: number;
  lines: readonly Line[];
  thresholds?: readonly Threshold[];
  /** What `n` counts; null where counting says nothing. */
  nWord?: string | null;
  /** Charts of one name share a crosshair. */
  syncId?: string;
};

/** The one chart of values over time: gaps stay gaps, thresholds are labelled lines, everything is also text and a table. */
export function TimeSeries({ title, definition, measure, points, stepMs, lines, thresholds = [], nWord = null, syncId }: TimeSeriesProps) {
  const [asTable, setAsTable] = useState(false);
  const summary = summaryText({ measure, points, stepMs, lines, thresholds, nWord });
  return (
    <figure aria-label={`${title} ${summary}`} className="flex min-w-0 flex-col pt-2 pr-2 pb-1 pl-3">
      <figcaption className="flex h-6 items-center gap-1">
        <h3 className="min-w-0 truncate font-strong">{title}</h3>
        <Popover
          label={`Definition: ${title}`}
          trigger={
            <IconButton label={`Definition of “${title}”`} size="small">
              <Info size={14} strokeWidth={1.5} aria-hidden className="text-fg-3" />
            </IconButton>
          }
        >
          {definition}
        </Popover>
        <span className="flex-1" />
        <IconButton
          label={asTable ? 'View as chart' : 'View as table'}
          size="small"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          <Table2 size={14} strokeWidth={1.5} aria-hidden className="text-fg-3" />
        </IconButton>
      </figcaption>
      <div className="h-[164px]">
        {asTable ? (
          <PointTable label={title} measure={measure} points={points} lines={lines} nWord={nWord} />
        ) : (
          <SeriesPlot
            measure={measure}
            points={points}
            stepMs={stepMs}
            lines={lines}
            thresholds={thresholds}
            nWord={nWord}
            syncId={syncId}
          />
        )}
      </div>
      <p className="min-h-8 pr-1 text-caption text-fg-3">{summary}</p>
    </figure>
  );
}
