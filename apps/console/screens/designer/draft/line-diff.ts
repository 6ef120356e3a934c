/** Lines of `after`, from 1, that are not in `before` at their place: a longest common subsequence tells which stayed. */
export function changedLines(before: string, after: string): readonly number[] {
  const old = before.split('\n');
  const next = after.split('\n');
  const width = next.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  const cell = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = next.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        old[row] === next[column] ? cell(row + 1, column + 1) + 1 : Math.max(cell(row + 1, column), cell(row, column + 1));
    }
  }
  const changed: number[] = [];
  let row = 0;
  for (let column = 0; column < next.length; column += 1) {
    while (row < old.length && old[row] !== next[column] && cell(row + 1, column) >= cell(row, column + 1)) row += 1;
    if (row < old.length && old[row] === next[column]) row += 1;
    else changed.push(column + 1);
  }
  return changed;
}
