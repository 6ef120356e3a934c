import type { z } from 'zod';
import { Aggregation } from '../aggregation';
import type { Diagnostic, Fix } from '../diagnostic';
import { diagnostic, MAX_ISSUES } from '../diagnostic-catalogue';
import { Emit } from '../emit';
import { EventTime } from '../event-time';
import { FEATURE_VIEW_SHAPE } from '../feature-view';
import { toPointer, valueAt } from '../json-pointer';
import { quote } from '../name';
import { nearest } from '../nearest';
import { OBJECTIVE_SHAPE } from '../objective';
import type { IssueParams } from '../schema-issue';
import { SOURCE_SHAPE, SourceField } from '../source';
import { WINDOW_SHAPES, WINDOW_TYPES } from '../window';

/** Turns what the schema found into diagnostics; `raw` is the document as written. */
export function issueDiagnostics(
  issues: readonly z.core.$ZodIssue[],
  raw: unknown,
  kind: 'source' | 'feature_view',
): readonly Diagnostic[] {
  return issues.slice(0, MAX_ISSUES).flatMap((issue) => {
    const path = toPointer(issue.path);
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys
          .slice(0, MAX_ISSUES)
          .map((key) => unknownKey(key, { path, holder: valueAt(raw, issue.path), known: knownKeys(kind, issue.path, raw) }));
      case 'custom':
        return [custom(issue, path)];
      case 'invalid_type':
        return [wrongType(issue, { path, raw, siblings: knownKeys(kind, issue.path.slice(0, -1), raw) })];
      case 'too_small':
      case 'too_big':
        return [outOfRange(issue, path)];
      case 'invalid_value':
        return [unknownValue(issue.values.map(String), { path, issue, raw })];
      case 'invalid_union':
        return [unknownValue(WINDOW_TYPES, { path: windowTypePath(path), issue: { ...issue, path: windowTypePathOf(issue.path) }, raw })];
      default:
        return [diagnostic('FR108', { path, message: `${issue.message}.` })];
    }
  });
}

function custom(issue: z.core.$ZodIssueCustom, path: string): Diagnostic {
  const { code } = issue.params as IssueParams;
  return diagnostic(code, { path, message: issue.message });
}

function unknownKey(key: string, at: { path: string; holder: unknown; known: readonly string[] }): Diagnostic {
  const path = at.path + toPointer([key]);
  const near = nearest(key, at.known);
  const fixes: Fix[] = [{ label: `Remove ${quote(key)}`, patch: [{ op: 'remove', path }] }];
  if (near === null) {
    return diagnostic('FR107', { path, message: `The key ${quote(key)} is not known here; known are ${at.known.join(', ')}.`, fixes });
  }
  const isFree = valueAt(at.holder, [near]) === undefined;
  const add = { op: 'add' as const, path: at.path + toPointer([near]), value: valueAt(at.holder, [key]) };
  const rename: Fix[] = isFree ? [{ label: `Rename it to ${near}`, patch: [{ op: 'remove', path }, add] }] : [];
  return diagnostic('FR107', {
    path,
    message: `The key ${quote(key)} is not known here; did you mean ${quote(near)}?`,
    fixes: [...rename, ...fixes],
  });
}

function wrongType(issue: z.core.$ZodIssueInvalidType, at: { path: string; raw: unknown; siblings: readonly string[] }): Diagnostic {
  const value = valueAt(at.raw, issue.path);
  const key = String(issue.path.at(-1) ?? '');
  const name = quote(key);
  if (value === undefined) return diagnostic('FR115', { path: at.path, message: `The key ${name} is missing.` });
  if (typeof value === 'number' && at.siblings.includes(`${key}_ms`)) {
    const message = `Expected a duration such as 30s or 5m, found ${value}; a bare number of milliseconds goes into "${key}_ms".`;
    return diagnostic('FR108', { path: at.path, message });
  }
  return diagnostic('FR108', { path: at.path, message: `Expected ${article(issue.expected)}, found ${describe(value)}.` });
}

function outOfRange(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, path: string): Diagnostic {
  const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
  const unit = issue.origin === 'array' ? (limit === 1 ? ' entry' : ' entries') : issue.origin === 'string' ? ' characters' : '';
  const verb = unit === '' ? 'The number must be' : 'There must be';
  return diagnostic('FR104', { path, message: `${verb} at ${issue.code === 'too_small' ? 'least' : 'most'} ${limit}${unit}.` });
}

function unknownValue(
  values: readonly string[],
  at: { path: string; issue: { readonly path: readonly PropertyKey[] }; raw: unknown },
): Diagnostic {
  const value = valueAt(at.raw, at.issue.path);
  if (value === undefined)
    return diagnostic('FR115', { path: at.path, message: `The key ${quote(String(at.issue.path.at(-1) ?? ''))} is missing.` });
  if (typeof value !== 'string')
    return diagnostic('FR108', { path: at.path, message: `Expected one of ${values.join(', ')}, found ${describe(value)}.` });
  const known = nearest(value, values);
  const fixes: Fix[] = known === null ? [] : [{ label: `Use ${known}`, patch: [{ op: 'replace', path: at.path, value: known }] }];
  const hint = known === null ? `it is one of ${values.join(', ')}.` : `did you mean ${quote(known)}?`;
  return diagnostic('FR109', { path: at.path, message: `${quote(value)} is not known here; ${hint}`, fixes });
}

const windowTypePath = (path: string): string => (path.endsWith('/window_type') ? path : `${path}/window_type`);
const windowTypePathOf = (path: readonly PropertyKey[]): readonly PropertyKey[] =>
  path.at(-1) === 'window_type' ? path : [...path, 'window_type'];

function article(type: string): string {
  const words: Record<string, string> = {
    array: 'a list',
    object: 'a mapping',
    record: 'a mapping',
    string: 'a text',
    int: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
  };
  return words[type] ?? type;
}

function describe(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? `the text ${quote(value)}` : String(value);
}

/** The keys that an object of the document may have. */
function knownKeys(kind: 'source' | 'feature_view', path: readonly PropertyKey[], raw: unknown): readonly string[] {
  const place = path.map((step) => (typeof step === 'number' ? '*' : String(step))).join('.');
  if (kind === 'source') {
    const shapes: Record<string, object> = { '': SOURCE_SHAPE, event_time: EventTime.shape, 'fields.*': SourceField.shape };
    return Object.keys(shapes[place] ?? {});
  }
  const type = valueAt(raw, [...path, 'window_type']);
  const window = WINDOW_TYPES.find((each) => each === type) ?? 'tumbling';
  const shapes: Record<string, object> = {
    '': FEATURE_VIEW_SHAPE,
    'aggregations.*': Aggregation.shape,
    'aggregations.*.window': WINDOW_SHAPES[window],
    emit: Emit.shape,
    freshness_slo: OBJECTIVE_SHAPE,
  };
  return Object.keys(shapes[place] ?? {});
}
