export type { Diagnostic, Fix, PatchOperation } from './diagnostic';
export type { DeadLetterReason, FeatureRow, OutputRecord } from './feature-row';
export type { FieldType, KeyType } from './field-type';
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
export type { Decimal, Value, WireValue } from './value';
