import { hashJson } from './canonical-json';
import { encodeFeatureView, type FeatureViewDocument } from './feature-view';
import { encodeSource, type SourceDocument } from './source';

/** Writes a document in wire form: snake_case, defaults filled in, durations in ms. */
export function encodeDocument(document: SourceDocument | FeatureViewDocument) {
  return document.kind === 'source' ? encodeSource(document) : encodeFeatureView(document);
}

/** SHA-256 in hex of a normalised document: equal for texts that differ in comments, order of keys or form of durations. */
export function documentHash(document: SourceDocument | FeatureViewDocument): string {
  return hashJson(encodeDocument(document));
}
