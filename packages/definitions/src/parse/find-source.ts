import type { Diagnostic } from '../diagnostic';
import { diagnostic } from '../diagnostic-catalogue';
import type { FeatureViewDocument } from '../feature-view';
import { quote } from '../name';
import { nearest } from '../nearest';
import { deriveSource } from '../plan/derive-source';
import type { SourceDocument } from '../source';

/** The source of a view, declared or derived, or what is wrong with its name. */
export type FoundSource = { readonly source: SourceDocument; readonly derived: boolean } | { readonly problem: Diagnostic };

/** Looks a view's source up by name; by topic for `kafka_topic`, where one is derived if none reads that topic. */
export function findSource(view: FeatureViewDocument, sources: readonly SourceDocument[]): FoundSource {
  const topic = view.kafkaTopic;
  if (topic === null) {
    const source = sources.find((each) => each.name === view.source);
    return source ? { source, derived: false } : { problem: unknownSource(view.source ?? '', sources) };
  }
  const readers = sources.filter((each) => each.topic === topic);
  const source = readers.find((each) => each.name === topic) ?? readers[0];
  return source ? { source, derived: false } : { source: deriveSource(view, topic), derived: true };
}

function unknownSource(name: string, sources: readonly SourceDocument[]): Diagnostic {
  const path = '/source';
  const names = sources.map((each) => each.name);
  const near = nearest(name, names);
  const fixes = near === null ? [] : [{ label: `Use ${near}`, patch: [{ op: 'replace' as const, path, value: near }] }];
  const hint = near === null ? '.' : `; did you mean ${quote(near)}?`;
  return diagnostic('FR116', { path, message: `There is no source ${quote(name)}${hint}`, fixes });
}
