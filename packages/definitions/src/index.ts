export { AGGREGATION_FUNCTIONS, Aggregation } from './aggregation';
export { canonicalJson, type JsonData } from './canonical-json';
export { compareCodePoints } from './code-point-order';
export { formatDecimal, parseDecimalAs } from './decimal';
export { DefinitionsError } from './definitions-error';
export type { Diagnostic, Fix, PatchOperation } from './diagnostic';
export { DIAGNOSTIC_CATALOGUE, type DiagnosticCode, isUsable } from './diagnostic-catalogue';
export { documentHash, encodeDocument } from './document-hash';
export { formatDuration, MAX_DURATION_MS, parseDuration } from './duration';
export { EVENT_TIME_FORMATS, EventTime } from './event-time';
export type { DeadLetterReason, FeatureRow, OutputRecord } from './feature-row';
export { encodeFeatureView, FeatureViewDocument } from './feature-view';
export { FIELD_TYPE_KINDS, type FieldType, formatFieldType, type KeyType, parseFieldType } from './field-type';
export { fromPointer, toPointer } from './json-pointer';
export { FreshnessObjective } from './objective';
export { type CompiledView, type ParsedDocument, type ParseResult, parseDeclarations } from './parse/parse-declarations';
export { applyPatch } from './patch/apply-patch';
export { type Compilation, compile } from './plan/compile';
export type { CompileOptions } from './plan/compile-options';
export { deriveSource } from './plan/derive-source';
export { diffPlans, type PlanChange } from './plan/diff-plans';
export type {
  AggregationFunction,
  AggregationPlan,
  EventTimeFormat,
  KeyPlan,
  ObjectivePlan,
  Plan,
  SourcePlan,
  WindowGroupPlan,
  WindowPlan,
} from './plan/plan';
export { planHash } from './plan/plan-hash';
export { resultType } from './plan/result-type';
export { outputKey } from './record/output-key';
export { decodeOutputRecord, encodeOutputRecord, OUTPUT_RECORD_VERSION } from './record/output-record';
export { outputTopic } from './record/output-topic';
export { windowGroupName } from './record/window-group-name';
export { encodeSource, SourceDocument, SourceField } from './source';
export type { Decimal, WireValue } from './value';
export { encodeWindow, WINDOW_TYPES, Window } from './window';
