/** Index of the first item whose number is not below `value`; the items ascend by their numbers. */
export function lowerBound<Item>(ascending: readonly Item[], value: number, numberOf: (item: Item) => number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = ascending[middle];
    if (item !== undefined && numberOf(item) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
