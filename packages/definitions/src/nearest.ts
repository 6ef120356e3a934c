/** More edits than this are no slip, however long the word. */
const MAX_EDITS = 5;

/** The candidate nearest to a misspelt word (optimal string alignment distance), or null when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const limit = Math.min(MAX_EDITS, Math.max(2, Math.floor(word.length / 3)));
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    if (word.length > 255 || Math.abs(candidate.length - word.length) > limit) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), limit);
    if (distance <= limit && distance < candidate.length && (best === null || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate ?? null;
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other; infinity beyond `limit`.
 * A row holds only the places `j − i` at most `limit` off the diagonal, since no others can lead back (Ukkonen, 1985).
 */
function editDistance(from: string, to: string, limit: number): number {
  const places = Array.from({ length: 2 * limit + 1 }, (_, k) => k - limit);
  let beforeLast: readonly number[] = [];
  let last = places.map((j) => (j < 0 ? Number.POSITIVE_INFINITY : j));
  for (let i = 1; i <= from.length; i++) {
    const row: number[] = [];
    for (const [k, place] of places.entries()) row.push(costAt({ from, to, i, j: i + place, k }, { row, last, beforeLast }));
    // A swap reaches back two rows, so both must be beyond it.
    if (Math.min(...row) > limit && Math.min(...last) > limit) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = row;
  }
  return last[to.length - from.length + limit] ?? Number.POSITIVE_INFINITY;
}

type Cell = { readonly from: string; readonly to: string; readonly i: number; readonly j: number; readonly k: number };
type Rows = { readonly row: readonly number[]; readonly last: readonly number[]; readonly beforeLast: readonly number[] };

function costAt({ from, to, i, j, k }: Cell, { row, last, beforeLast }: Rows): number {
  if (j < 0 || j > to.length) return Number.POSITIVE_INFINITY;
  if (j === 0) return i;
  const changed = (last[k] ?? Number.POSITIVE_INFINITY) + (from[i - 1] === to[j - 1] ? 0 : 1);
  const cost = Math.min(changed, (last[k + 1] ?? Number.POSITIVE_INFINITY) + 1, (row[k - 1] ?? Number.POSITIVE_INFINITY) + 1);
  const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
  return isSwap ? Math.min(cost, (beforeLast[k] ?? Number.POSITIVE_INFINITY) + 1) : cost;
}
