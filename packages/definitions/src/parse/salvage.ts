import type { z } from 'zod';

/** A document without the parts that the schema refused, so that the rest can still be checked. */
export type Salvage = {
  readonly raw: unknown;
  /** The places, in the document as written, of the aggregations that are left. */
  readonly aggregationIndexes: readonly number[];
};

/** Leaves out every key, and every entry of a list, in which an issue lies. */
export function salvage(raw: unknown, issues: readonly z.core.$ZodIssue[]): Salvage {
  const refused = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
  );
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { raw, aggregationIndexes: [] };
  const kept: Record<string, unknown> = {};
  let aggregationIndexes: readonly number[] = [];
  for (const [key, value] of Object.entries(raw)) {
    const here = refused.filter((path) => path[0] === key);
    if (Array.isArray(value) && here.every((path) => path.length > 1)) {
      const indexes = value
        .map((_, index) => index)
        .filter((index) => !here.some((path) => path[1] === index && !isUnknownKeyOf(path, issues)));
      kept[key] = indexes.map((index) => without(value[index], unknownKeysAt(issues, key, index)));
      if (key === 'aggregations') aggregationIndexes = indexes;
    } else if (here.length === 0) kept[key] = value;
  }
  return { raw: kept, aggregationIndexes };
}

/** An unknown key of a list's entry is left out alone; the entry itself stays. */
function isUnknownKeyOf(path: readonly PropertyKey[], issues: readonly z.core.$ZodIssue[]): boolean {
  return (
    path.length === 3 &&
    issues.some(
      (issue) =>
        issue.code === 'unrecognized_keys' &&
        issue.path.length === 2 &&
        issue.path.every((step, i) => step === path[i]) &&
        issue.keys.includes(String(path[2])),
    )
  );
}

function unknownKeysAt(issues: readonly z.core.$ZodIssue[], key: string, index: number): readonly string[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 2 && issue.path[0] === key && issue.path[1] === index ? issue.keys : [],
  );
}

function without(entry: unknown, keys: readonly string[]): unknown {
  if (keys.length === 0 || typeof entry !== 'object' || entry === null) return entry;
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key)));
}
