import type { z } from 'zod';
import type { Diagnostic } from '../diagnostic';
import { FeatureViewDocument } from '../feature-view';
import { valueAt } from '../json-pointer';
import { SourceDocument } from '../source';
import { issueDiagnostics } from './issue-diagnostics';
import { kindOf } from './kind-of';
import { mendDecimalTypes } from './mend-decimal-types';
import type { RawDocument } from './read-yaml';
import { salvage } from './salvage';

/** A document after the schema: what could be read of it, with stand-ins where a part was refused. */
export type ShapedDocument = {
  readonly raw: RawDocument;
  readonly value: SourceDocument | FeatureViewDocument;
  /** JSON pointers of stand-ins. */
  readonly replaced: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
};

/** A document of which nothing could be read, not even its kind. */
export type RefusedDocument = { readonly raw: RawDocument; readonly value: null; readonly diagnostics: readonly Diagnostic[] };

/** Holds a raw document against its schema. */
export function shapeDocument(written: RawDocument): ShapedDocument | RefusedDocument {
  const raw = { ...written, data: mendDecimalTypes(written.data) };
  const kind = kindOf(raw.data);
  if (typeof kind !== 'string') return { raw, value: null, diagnostics: [kind] };
  const schema: z.ZodType<SourceDocument | FeatureViewDocument> = kind === 'source' ? SourceDocument : FeatureViewDocument;
  const parsed = schema.safeParse(raw.data);
  if (parsed.success) return { raw, value: parsed.data, replaced: [], diagnostics: [] };
  const diagnostics = issueDiagnostics(parsed.error.issues, raw.data, kind);
  const rest = salvage(raw.data, parsed.error.issues, kind);
  const again = schema.safeParse(rest.raw);
  return again.success ? { raw, value: again.data, replaced: rest.replaced, diagnostics } : { raw, value: null, diagnostics };
}

/** The name that a document gives itself, even where nothing else of it can be read. */
export function writtenName(raw: RawDocument): unknown {
  return valueAt(raw.data, ['name']);
}
