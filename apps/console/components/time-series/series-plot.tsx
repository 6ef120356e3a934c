'use client';

import { useId, useState } from 'react';
import {
  CartesianGrid,
  LineChart,
  Line as RechartsLine,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { endLabels } from './end-labels';
import { breachesOf, gapsOf, isIsolated } from './intervals';
import { PointTooltip } from './point-tooltip';
import { scaleOf } from './scale';
import type { Line, Measure, Point, Threshold } from './series';
import { tickText, timeTicks } from './time-axis';

type SeriesPlotProps = {
  measure: Measure;
  points: readonly Point[];
  stepMs: number;
  lines: readonly Line[];
  thresholds: readonly Threshold[];
  nWord: string | null;
  syncId: string | undefined;
};

/** Plot height without axis, px; the distance of labels is reckoned from it. */
const PLOT_PX = 124;
const LABEL_PX = 14;
const RIGHT_PX = 112;

const TEXT = { fontSize: 11, fill: 'var(--fg-3)' } as const;

const topOf = (points: readonly Point[], thresholds: readonly Threshold[]): number =>
  Math.max(0, ...thresholds.map(({ value }) => value), ...points.flatMap(({ values }) => Object.values(values).map((value) => value ?? 0)));

type DotProps = { readonly cx?: number; readonly cy?: number; readonly index?: number };

/** The drawing of a chart; `TimeSeries` puts the words around it. */
export function SeriesPlot({ measure, points, stepMs, lines, thresholds, nWord, syncId }: SeriesPlotProps) {
  const hatchId = useId();
  const [isChosen, setChosen] = useState(false);
  const fromMs = points[0]?.tMs ?? 0;
  const toMs = (points.at(-1)?.tMs ?? 0) + stepMs;
  const scale = scaleOf(measure, topOf(points, thresholds));
  const top = scale.ticks.at(-1) ?? 1;
  const labels = endLabels(points, { measure, lines, thresholds, top, gap: (top * LABEL_PX) / PLOT_PX });
  const axisText = (value: number): string => (value / scale.divisor).toFixed(scale.decimals);
  const dot = (key: string, token: string) =>
    function IsolatedDot({ cx, cy, index = -1 }: DotProps) {
      return isIsolated(points, index, key) ? (
        <circle key={`${key}-${index}`} cx={cx} cy={cy} r={2} fill={`var(--${token})`} />
      ) : (
        <g key={`${key}-${index}`} />
      );
    };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches which chart of the page is meant; the chart itself takes the keys
    <div
      className="h-full"
      onPointerEnter={() => setChosen(true)}
      onPointerLeave={() => setChosen(false)}
      onFocus={() => setChosen(true)}
      onBlur={() => setChosen(false)}
    >
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height: 164 }}>
        <LineChart
          data={points.slice()}
          syncId={syncId}
          syncMethod={(ticks, { activeLabel }) => ticks.findLastIndex(({ value }) => value <= Number(activeLabel))}
          margin={{ top: 18, right: RIGHT_PX, bottom: 0, left: 0 }}
          accessibilityLayer
        >
          <defs>
            <pattern id={hatchId} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d="M0 0V6" stroke="var(--hatch)" strokeWidth="1" />
            </pattern>
          </defs>
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          {gapsOf(points, stepMs).map((gap) => (
            <ReferenceArea
              key={`gap-${gap.fromMs}`}
              x1={Math.max(gap.fromMs - stepMs, fromMs)}
              x2={Math.min(gap.toMs, toMs)}
              fill={`url(#${hatchId})`}
              fillOpacity={0.6}
              ifOverflow="hidden"
            />
          ))}
          {thresholds.flatMap(({ value, lineKey }) =>
            breachesOf(points, stepMs, { key: lineKey, threshold: value }).map((breach) => (
              <ReferenceArea
                key={`breach-${breach.fromMs}`}
                x1={breach.fromMs}
                x2={breach.toMs}
                fill="var(--breach)"
                fillOpacity={1}
                ifOverflow="hidden"
              />
            )),
          )}
          <XAxis
            dataKey="tMs"
            type="number"
            domain={[fromMs, toMs]}
            ticks={timeTicks(fromMs, toMs, 5).slice()}
            tickFormatter={(ms: number) => tickText(ms)}
            tick={TEXT}
            tickLine={false}
            axisLine={{ stroke: 'var(--grid)' }}
            height={22}
          />
          <YAxis
            width={40}
            domain={[0, top]}
            ticks={scale.ticks.slice()}
            tickFormatter={axisText}
            tick={TEXT}
            tickLine={false}
            axisLine={false}
            allowDataOverflow
            label={{ value: scale.unit, position: 'top', offset: 7, dx: 12, ...TEXT, textAnchor: 'end' }}
          />
          <Tooltip
            filterNull={false}
            isAnimationActive={false}
            cursor={{ stroke: 'var(--axis)' }}
            content={({ active, label }) =>
              active === true && isChosen ? (
                <PointTooltip point={points.find(({ tMs }) => tMs === label)} measure={measure} lines={lines} nWord={nWord} />
              ) : null
            }
          />
          {thresholds.map(({ value, label }) => (
            <ReferenceLine key={label} y={value} stroke="var(--fg)" strokeDasharray="4 3" />
          ))}
          {lines.map(({ key, label, token, width, dash }) => (
            <RechartsLine
              key={key}
              name={label}
              dataKey={(point: Point) => point.values[key] ?? null}
              stroke={`var(--${token})`}
              strokeWidth={width}
              strokeDasharray={dash}
              dot={dot(key, token)}
              activeDot={{ r: 3, stroke: 'var(--card)', fill: `var(--${token})` }}
              connectNulls={false}
              isAnimationActive={false}
              type="linear"
            />
          ))}
          {labels.map(({ text, at, strong }) => (
            <ReferenceLine
              key={text}
              y={at}
              stroke="none"
              label={{
                value: text,
                position: 'right',
                fontSize: 11,
                fill: strong ? 'var(--fg)' : 'var(--fg-3)',
                fontWeight: strong ? 600 : 400,
              }}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
