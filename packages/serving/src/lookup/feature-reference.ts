import { LookupError } from './lookup-error';

/** One requested feature: `view:feature`, or `view@r3:feature` for a pinned revision. */
export type FeatureReference = { readonly view: string; readonly revision: number | null; readonly feature: string };

const GRAMMAR = /^([a-z][a-z0-9_]{0,62})(?:@[rv]([1-9][0-9]{0,8}))?:([a-z][a-z0-9_]{0,62})$/;

/** Reads a reference. Throws `LookupError('bad_feature_reference')`. */
export function parseFeatureReference(text: string): FeatureReference {
  const match = GRAMMAR.exec(text);
  const [, view, revision, feature] = match ?? [];
  if (view === undefined || feature === undefined) {
    throw new LookupError('bad_feature_reference', `"${text.slice(0, 200)}" is not a feature reference; write view:feature`);
  }
  return { view, revision: revision === undefined ? null : Number(revision), feature };
}
