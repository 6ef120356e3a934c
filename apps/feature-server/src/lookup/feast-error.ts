import type { LookupError, LookupErrorCode } from '@freshet/serving/lookup';

/** A refusal in Feast's form: the body is a JSON string that itself contains JSON. */
export type FeastError = { readonly status: number; readonly body: string };

const CLASSES: Readonly<Record<LookupErrorCode, { readonly status: number; readonly name: string }>> = {
  unknown_view: { status: 404, name: 'FeatureViewNotFoundException' },
  unknown_feature: { status: 404, name: 'FeastObjectNotFoundException' },
  unknown_feature_service: { status: 404, name: 'FeatureServiceNotFoundException' },
  bad_request: { status: 422, name: 'FeastError' },
  bad_feature_reference: { status: 422, name: 'FeastError' },
  duplicate_feature: { status: 422, name: 'FeastError' },
  missing_entity_key: { status: 422, name: 'FeastError' },
  unequal_lengths: { status: 422, name: 'FeastError' },
  bad_entity_value: { status: 422, name: 'FeastError' },
  too_many_values: { status: 422, name: 'FeastError' },
  unavailable: { status: 503, name: 'FeastError' },
};

/** The refusal of a lookup. */
export function feastError(error: LookupError): FeastError {
  const { status, name } = CLASSES[error.code];
  return { status, body: feastErrorBody(name, error.message) };
}

/** The double-encoded body: Feast's client reads it as JSON twice and raises the class it names. */
export function feastErrorBody(className: string, message: string): string {
  return JSON.stringify(JSON.stringify({ module: 'feast.errors', class: className, message }));
}
