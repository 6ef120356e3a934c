import { canonicalJson, type FeatureRow, type WireValue } from '@freshet/definitions';

/** Doubles may differ by this part of the greater one (law A3). */
const RELATIVE = 1e-12;
/** Sums that cancel: a thousandth of what law A3 allows for a few million. */
const ABSOLUTE = 1e-9;

/** The first difference between two sets of rows in any order, as a sentence; null when they are the same by law A3. */
export function differenceOfRows(actual: readonly FeatureRow[], expected: readonly FeatureRow[]): string | null {
  const left = sorted(actual);
  const right = sorted(expected);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [a, b] = [left[index], right[index]];
    if (a === undefined || b === undefined) return `one side alone has ${JSON.stringify(a ?? b)}`;
    if (!sameRow(a, b)) return `${JSON.stringify(a)} is not ${JSON.stringify(b)}`;
  }
  return null;
}

function sorted(rows: readonly FeatureRow[]): FeatureRow[] {
  const named = rows.map((row) => ({ row, name: `${row.group} ${canonicalJson({ ...row.entity })} ${row.windowEnd} ${row.windowStart}` }));
  return named.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ row }) => row);
}

function sameRow(left: FeatureRow, right: FeatureRow): boolean {
  const { features: leftFeatures, ...leftRest } = left;
  const { features: rightFeatures, ...rightRest } = right;
  return (
    canonicalJson({ ...leftRest, entity: { ...leftRest.entity } }) === canonicalJson({ ...rightRest, entity: { ...rightRest.entity } }) &&
    Object.keys(leftFeatures).join() === Object.keys(rightFeatures).join() &&
    Object.entries(leftFeatures).every(([name, value]) => sameValue(value, rightFeatures[name]))
  );
}

function sameValue(left: WireValue, right: WireValue | undefined): boolean {
  if (typeof left !== 'number' || typeof right !== 'number') return left === right;
  return Math.abs(left - right) <= Math.max(ABSOLUTE, RELATIVE * Math.max(Math.abs(left), Math.abs(right)));
}
