import { dateTimeText, zoneText } from '../time-text';
import { countText, valueText } from './scale';
import type { Line, Measure, Point } from './series';

type PointTooltipProps = { point: Point | undefined; measure: Measure; lines: readonly Line[]; nWord: string | null };

/** What a moment's values are, highest first, with its absolute time and how much was measured. */
export function PointTooltip({ point, measure, lines, nWord }: PointTooltipProps) {
  if (point === undefined) return null;
  const rows = lines
    .map((line) => ({ line, value: point.values[line.key] ?? null }))
    .sort((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY))
    .slice(0, 8);
  return (
    <div className="rounded-card bg-raised px-3 py-2 text-compact leading-5 text-fg shadow-overlay">
      <p className="whitespace-nowrap">
        <b className="font-strong tabular-nums">
          {dateTimeText(point.tMs)} {zoneText(point.tMs)}
        </b>
        {nWord === null ? null : <span className="text-fg-3"> n = {point.n === null ? 'n/d' : `${countText(point.n)} ${nWord}`}</span>}
      </p>
      <table>
        <tbody>
          {rows.map(({ line, value }) => (
            <tr key={line.key}>
              <td>
                <svg width="14" height="8" aria-hidden="true" className="mr-1.5 inline">
                  <path d="M0 4H14" stroke={`var(--${line.token})`} strokeWidth={line.width} strokeDasharray={line.dash} />
                </svg>
                {line.label}
              </td>
              <td className="pl-3 text-right font-strong tabular-nums">{value === null ? 'n/d' : valueText(measure, value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
