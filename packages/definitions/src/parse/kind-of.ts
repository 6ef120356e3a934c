import type { Diagnostic } from '../diagnostic';
import { diagnostic } from '../diagnostic-catalogue';
import { quote } from '../name';
import { nearest } from '../nearest';

const KINDS = ['source', 'feature_view'] as const;

/** The kind of a document, or what is wrong with it; the seed form of a feature view has none. */
export function kindOf(data: unknown): (typeof KINDS)[number] | Diagnostic {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return diagnostic('FR108', { path: '', message: 'A declaration is a mapping of keys to values.' });
  }
  const kind = 'kind' in data ? data.kind : undefined;
  if (kind === undefined) return isSource(data) ? missingKind() : 'feature_view';
  return KINDS.find((each) => each === kind) ?? unknownKind(kind);
}

function isSource(data: object): boolean {
  return ('fields' in data || 'event_time' in data) && !('aggregations' in data);
}

function missingKind(): Diagnostic {
  const path = '/kind';
  const fixes = [{ label: 'Make it a source', patch: [{ op: 'add' as const, path, value: 'source' }] }];
  return diagnostic('FR115', { path, message: 'The key "kind" is missing; only a feature view may leave it out.', fixes });
}

function unknownKind(kind: unknown): Diagnostic {
  const path = '/kind';
  if (kind === 'feature_service') return diagnostic('FR190', { path, message: 'The kind "feature_service" is not available yet.' });
  if (typeof kind !== 'string') return diagnostic('FR108', { path, message: 'The kind is a text: source or feature_view.' });
  const near = nearest(kind, KINDS);
  const fixes = near === null ? [] : [{ label: `Use ${near}`, patch: [{ op: 'replace' as const, path, value: near }] }];
  const message = `${quote(kind)} is no kind of document; known are source, feature_view and feature_service.`;
  return diagnostic('FR109', { path, message, fixes });
}
