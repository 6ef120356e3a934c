import type { z } from 'zod';
import type { Diagnostic } from '../diagnostic';
import { diagnostic, isUsable } from '../diagnostic-catalogue';
import { FeatureViewDocument } from '../feature-view';
import { toPointer } from '../json-pointer';
import { quote } from '../name';
import { nearest } from '../nearest';
import { compile } from '../plan/compile';
import { deriveSource } from '../plan/derive-source';
import type { Plan } from '../plan/plan';
import { SourceDocument } from '../source';
import { checkSource } from './check-source';
import { issueDiagnostics } from './issue-diagnostics';
import { ofDocument, type RawDocument, readYaml } from './read-yaml';
import { salvage } from './salvage';

/** One readable document of a text. */
export type ParsedDocument =
  | { readonly kind: 'source'; readonly name: string; readonly value: SourceDocument; readonly line: number; readonly index: number }
  | {
      readonly kind: 'feature_view';
      readonly name: string;
      readonly value: FeatureViewDocument;
      readonly line: number;
      readonly index: number;
    };

/** A view that compiled, with the documents it was compiled from. */
export type CompiledView = {
  readonly view: string;
  readonly plan: Plan;
  readonly normalised: FeatureViewDocument;
  readonly source: SourceDocument;
};

/** All that a text declares, and all that is wrong with it, in the order of the text. */
export type ParseResult = {
  readonly documents: readonly ParsedDocument[];
  readonly diagnostics: readonly Diagnostic[];
  /** One per view without an error, in the order of the text. */
  readonly plans: readonly CompiledView[];
};

/** A document after the schema: what could be read of it, even where a part was refused. */
type Shaped = { readonly raw: RawDocument; readonly refused: boolean; readonly aggregationIndexes: readonly number[] } & (
  | { readonly kind: 'source'; readonly value: SourceDocument }
  | { readonly kind: 'feature_view'; readonly value: FeatureViewDocument }
);

/**
 * Reads a text of one or more YAML or JSON documents, and compiles its views against the sources of the text and the
 * given ones (declared sources only; the text's own win). Never throws for what a text holds.
 */
export function parseDeclarations(text: string, known: { readonly sources?: readonly SourceDocument[] } = {}): ParseResult {
  const yaml = readYaml(text);
  const diagnostics: Diagnostic[] = [...yaml.diagnostics];
  const shaped = yaml.documents.flatMap((raw) => shape(raw, (found) => diagnostics.push(...locate(found, raw))));
  const whole = shaped.filter((each) => !each.refused);
  const sources = [...shaped.flatMap((each) => (each.kind === 'source' ? [each.value] : [])), ...(known.sources ?? [])];
  const plans: CompiledView[] = [];
  const usable = new Set(whole);
  for (const each of shaped) {
    const found = [...checkUnique(each, shaped)];
    if (each.kind === 'source') found.push(...checkSource(each.value));
    else {
      const compiled = compileView(each, sources);
      found.push(...compiled.diagnostics);
      if (compiled.view && !each.refused && isUsable(found)) plans.push(compiled.view);
    }
    if (!isUsable(found)) usable.delete(each);
    diagnostics.push(...locate(found, each.raw));
  }
  const broken = shaped.filter((each) => each.kind === 'source' && !usable.has(each)).map((each) => each.value.name);
  return {
    documents: whole.map(parsedDocument),
    diagnostics: diagnostics.sort((a, b) => (a.document ?? 0) - (b.document ?? 0) || (a.position?.line ?? 0) - (b.position?.line ?? 0)),
    plans: plans.filter((each) => each.plan.source.derived || !broken.includes(each.source.name)),
  };
}

function parsedDocument(each: Shaped): ParsedDocument {
  const place = { name: each.value.name, line: each.raw.line, index: each.raw.index };
  return each.kind === 'source' ? { kind: each.kind, value: each.value, ...place } : { kind: each.kind, value: each.value, ...place };
}

function shape(raw: RawDocument, report: (found: readonly Diagnostic[]) => void): readonly Shaped[] {
  const kind = kindOf(raw.data);
  if (typeof kind !== 'string') {
    report([kind]);
    return [];
  }
  const schema: z.ZodType<SourceDocument | FeatureViewDocument> = kind === 'source' ? SourceDocument : FeatureViewDocument;
  const first = schema.safeParse(raw.data);
  if (!first.success) report(issueDiagnostics(first.error.issues, raw.data, kind));
  const rest = first.success ? null : salvage(raw.data, first.error.issues);
  const parsed = rest === null ? first : schema.safeParse(rest.raw);
  if (!parsed.success) return [];
  const common = { raw, refused: !first.success };
  const value = parsed.data;
  if (value.kind === 'source') return [{ ...common, kind: 'source', value, aggregationIndexes: [] }];
  return [
    { ...common, kind: 'feature_view', value, aggregationIndexes: rest?.aggregationIndexes ?? value.aggregations.map((_, index) => index) },
  ];
}

const KINDS = ['source', 'feature_view'] as const;

/** The kind of a document, or what is wrong with it; the seed form of a view has none. */
function kindOf(data: unknown): (typeof KINDS)[number] | Diagnostic {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return diagnostic('FR108', { path: '', message: 'A declaration is a mapping of keys to values.' });
  const kind = 'kind' in data ? data.kind : undefined;
  const path = '/kind';
  if (kind === undefined) {
    const isSource = ('fields' in data || 'event_time' in data) && !('aggregations' in data);
    if (!isSource) return 'feature_view';
    const fixes = [{ label: 'Make it a source', patch: [{ op: 'add' as const, path, value: 'source' }] }];
    return diagnostic('FR115', { path, message: 'The key "kind" is missing; only a feature view may leave it out.', fixes });
  }
  const known = KINDS.find((each) => each === kind);
  if (known !== undefined) return known;
  if (kind === 'feature_service') return diagnostic('FR190', { path, message: 'The kind "feature_service" is not available yet.' });
  if (typeof kind !== 'string') return diagnostic('FR108', { path, message: 'The kind is a text: source or feature_view.' });
  const near = nearest(kind, KINDS);
  const fixes = near === null ? [] : [{ label: `Use ${near}`, patch: [{ op: 'replace' as const, path, value: near }] }];
  return diagnostic('FR109', {
    path,
    message: `${quote(kind)} is no kind of document; known are source, feature_view and feature_service.`,
    fixes,
  });
}

function checkUnique(each: Shaped, all: readonly Shaped[]): readonly Diagnostic[] {
  const first = all.find((other) => other.kind === each.kind && other.value.name === each.value.name);
  if (first === undefined || first === each) return [];
  return [diagnostic('FR105', { path: '/name', message: `The text declares ${each.kind} ${quote(each.value.name)} twice.` })];
}

function compileView(
  each: Shaped & { kind: 'feature_view' },
  sources: readonly SourceDocument[],
): { view?: CompiledView; diagnostics: readonly Diagnostic[] } {
  const { value: view } = each;
  const topic = view.kafkaTopic;
  const declared =
    topic === null
      ? sources.find(({ name }) => name === view.source)
      : (sources.find((one) => one.topic === topic && one.name === topic) ?? sources.find((one) => one.topic === topic));
  const source = declared ?? (topic === null ? undefined : deriveSource(view, topic));
  if (source === undefined) return { diagnostics: [unknownSource(view.source ?? '', sources)] };
  const { plan, diagnostics } = compile(view, source, {
    derived: declared === undefined,
    raw: each.raw.data,
    aggregationIndexes: each.aggregationIndexes,
  });
  return plan === null ? { diagnostics } : { view: { view: view.name, plan, normalised: view, source }, diagnostics };
}

function unknownSource(name: string, sources: readonly SourceDocument[]): Diagnostic {
  const near = nearest(
    name,
    sources.map((each) => each.name),
  );
  const path = toPointer(['source']);
  const fixes = near === null ? [] : [{ label: `Use ${near}`, patch: [{ op: 'replace' as const, path, value: near }] }];
  return diagnostic('FR116', {
    path,
    message: `There is no source ${quote(name)}${near === null ? '.' : `; did you mean ${quote(near)}?`}`,
    fixes,
  });
}

function locate(found: readonly Diagnostic[], raw: RawDocument): readonly Diagnostic[] {
  return found.map((each) => ({
    ...each,
    ...ofDocument(raw.index),
    position: raw.positionOf(each.path, each.code === 'FR107' ? 'key' : 'value'),
  }));
}
