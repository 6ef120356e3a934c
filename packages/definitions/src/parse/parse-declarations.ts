import type { Diagnostic } from '../diagnostic';
import { diagnostic, isUsable } from '../diagnostic-catalogue';
import type { FeatureViewDocument } from '../feature-view';
import { quote } from '../name';
import { compile } from '../plan/compile';
import type { Plan } from '../plan/plan';
import type { SourceDocument } from '../source';
import { checkSource } from './check-source';
import { findSource } from './find-source';
import { ofDocument, type RawDocument, readYaml } from './read-yaml';
import { isReplaced } from './salvage';
import { type RefusedDocument, type ShapedDocument, shapeDocument, writtenName } from './shape-document';

/** One document of a text that has no error. */
export type ParsedDocument = {
  readonly name: string;
  /** 1-based line of its first content. */
  readonly line: number;
  /** 0-based place in the text. */
  readonly index: number;
} & ({ readonly kind: 'source'; readonly value: SourceDocument } | { readonly kind: 'feature_view'; readonly value: FeatureViewDocument });

/** A view that compiled, with the documents it was compiled from. */
export type CompiledView = {
  readonly view: string;
  readonly plan: Plan;
  readonly normalised: FeatureViewDocument;
  /** As declared or derived; `plan.source.derived` tells which. */
  readonly source: SourceDocument;
};

/** All that a text declares, and all that is wrong with it, each in the order of the text. */
export type ParseResult = {
  readonly documents: readonly ParsedDocument[];
  readonly diagnostics: readonly Diagnostic[];
  /** One per view that has no error, nor its source. */
  readonly plans: readonly CompiledView[];
};

type Judged = { readonly document: ShapedDocument; readonly found: readonly Diagnostic[]; readonly plan: CompiledView | null };

/** What a source that is itself refused makes look wrong in its views. */
const FIELD_CODES: ReadonlySet<string> = new Set(['FR102', 'FR103', 'FR110', 'FR113', 'FR153']);

/**
 * Reads a text of one or more YAML or JSON documents, and compiles its views against the sources of the text and the
 * known ones (declared sources only; the text's own win). Whatever the text holds, what is wrong is a diagnostic.
 */
export function parseDeclarations(text: string, known: { readonly sources?: readonly SourceDocument[] } = {}): ParseResult {
  const yaml = readYaml(text);
  const all = yaml.documents.map(shapeDocument);
  const shaped = all.filter((each) => each.value !== null);
  const judged = shaped.map((document) => judge(document, { all, shaped, known: known.sources ?? [] }));
  const fine = judged.filter(({ document, found }) => isUsable([...document.diagnostics, ...found]));
  const broken = new Set(judged.filter((each) => !fine.includes(each)).map(({ document }) => document.value));
  const diagnostics = [
    ...yaml.diagnostics,
    ...all.flatMap((each) => locate(each.diagnostics, each.raw)),
    ...judged.flatMap(({ document, found }) => locate(found, document.raw)),
  ];
  return {
    documents: fine.map(({ document }) => parsedDocument(document)),
    diagnostics: diagnostics.sort(byPlace),
    plans: fine.flatMap(({ plan }) => (plan === null || broken.has(plan.source) ? [] : [plan])),
  };
}

type Surroundings = {
  readonly all: readonly (ShapedDocument | RefusedDocument)[];
  readonly shaped: readonly ShapedDocument[];
  readonly known: readonly SourceDocument[];
};

function judge(document: ShapedDocument, around: Surroundings): Judged {
  const { value } = document;
  const twice = checkUnique(document, around.shaped);
  const compiled = value.kind === 'source' ? { found: checkSource(value), plan: null } : compileView(document, value, around);
  const found = [...twice, ...compiled.found].filter((each) => !isReplaced(each.path, document.replaced));
  return { document, found, plan: compiled.plan };
}

function compileView(document: ShapedDocument, view: FeatureViewDocument, around: Surroundings): Omit<Judged, 'document'> {
  const own = around.shaped.flatMap((each) => (each.value.kind === 'source' ? [{ ...each, value: each.value }] : []));
  const at = findSource(view, [...own.map((each) => each.value), ...around.known]);
  if ('problem' in at) {
    const isRefused = around.all.some((each) => each.value === null && writtenName(each.raw) === view.source);
    return { found: isRefused ? [] : [at.problem], plan: null };
  }
  const { plan, diagnostics } = compile(view, at.source, { derived: at.derived, raw: document.raw.data });
  const isPartial = own.some((each) => each.value === at.source && each.replaced.length > 0);
  return {
    found: isPartial ? diagnostics.filter((each) => !FIELD_CODES.has(each.code)) : diagnostics,
    plan: plan && { view: view.name, plan, normalised: view, source: at.source },
  };
}

function checkUnique(document: ShapedDocument, all: readonly ShapedDocument[]): readonly Diagnostic[] {
  const { kind, name } = document.value;
  const first = all.find((each) => each.value.kind === kind && each.value.name === name);
  if (first === document) return [];
  return [diagnostic('FR105', { path: '/name', message: `The text declares the ${kind} ${quote(name)} twice.` })];
}

function parsedDocument({ raw, value }: ShapedDocument): ParsedDocument {
  const place = { name: value.name, line: raw.line, index: raw.index };
  return value.kind === 'source' ? { kind: value.kind, value, ...place } : { kind: value.kind, value, ...place };
}

function locate(found: readonly Diagnostic[], raw: RawDocument): readonly Diagnostic[] {
  return found.map((each) => ({
    ...each,
    ...ofDocument(raw.index),
    position: raw.positionOf(each.path, each.code === 'FR107' ? 'key' : 'value'),
  }));
}

function byPlace(left: Diagnostic, right: Diagnostic): number {
  const a = left.position ?? { line: 0, column: 0 };
  const b = right.position ?? { line: 0, column: 0 };
  return a.line - b.line || a.column - b.column;
}
