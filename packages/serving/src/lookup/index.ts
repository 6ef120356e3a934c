export { type EntityKeyText, type EntityValue, echoEntityValue, type JsonNumber, readEntityValue } from './entity-value';
export { type FeatureReference, parseFeatureReference } from './feature-reference';
export {
  createLookup,
  type Lookup,
  type LookupColumn,
  type LookupCounts,
  type LookupOptions,
  type LookupRequest,
  type LookupResult,
  MAX_VALUES_PER_REQUEST,
  type ValueDetail,
} from './lookup';
export { LookupError, type LookupErrorCode } from './lookup-error';
export { decodeManifest, encodeManifest, type ManifestGroup, manifestName, manifestOf, type ServingManifest } from './manifest';
export { createManifestDirectory, MANIFEST_MAX_AGE_MS, type ManifestDirectory } from './manifest-directory';
export { isValidAt, type ValueLife, type ValueStatus } from './value-status';
export { valueText } from './value-text';
