import { Cell, HeadCell, Row } from '../table';
import { dateTimeText, zoneText } from '../time-text';
import { countText, valueText } from './scale';
import type { Line, Measure, Point } from './series';

type PointTableProps = { label: string; measure: Measure; points: readonly Point[]; lines: readonly Line[]; nWord: string | null };

/** A chart's numbers as a table, newest first; `n/d` where nothing was measured. */
export function PointTable({ label, measure, points, lines, nWord }: PointTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={`${label} as table`} tabIndex={0} className="relative h-full overflow-auto">
      <table className="w-full border-separate border-spacing-0 text-compact [--row:24px]">
        <thead className="sticky top-0 bg-card">
          <tr>
            <HeadCell>Time, {zoneText(points[0]?.tMs ?? 0)}</HeadCell>
            {lines.map(({ key, label: name }) => (
              <HeadCell key={key} numeric>
                {name}
              </HeadCell>
            ))}
            {nWord === null ? null : <HeadCell numeric>{nWord}</HeadCell>}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <Row key={point.tMs}>
              <Cell className="tabular-nums">{dateTimeText(point.tMs)}</Cell>
              {lines.map(({ key }) => {
                const value = point.values[key] ?? null;
                return (
                  <Cell key={key} numeric>
                    {value === null ? 'n/d' : valueText(measure, value)}
                  </Cell>
                );
              })}
              {nWord === null ? null : <Cell numeric>{point.n === null ? 'n/d' : countText(point.n)}</Cell>}
            </Row>
          ))}
        </tbody>
      </table>
    </section>
  );
}
