import { type JsonNumber, LookupError, type LookupRequest } from '@freshet/serving/lookup';
import { parse } from 'lossless-json';
import { z } from 'zod';

class NumberText implements JsonNumber {
  constructor(readonly text: string) {}
}

const RequestNumber = z.instanceof(NumberText);

const LookupBody = z.object({
  entities: z.record(z.string(), z.array(z.union([z.string(), z.boolean(), z.null(), RequestNumber]))),
  features: z.array(z.string()).nullish(),
  feature_service: z.string().nullish(),
  full_feature_names: z.boolean().nullish(),
  max_age_seconds: RequestNumber.nullish(),
});

/** Reads the body of `POST /get-online-features`; numbers keep their text. Throws `LookupError`. */
export function readLookupBody(tenant: string, body: Uint8Array): LookupRequest {
  const { data, error } = LookupBody.safeParse(parseLossless(body));
  if (error) throw new LookupError('bad_request', z.prettifyError(error));
  if (data.feature_service != null) {
    throw new LookupError('unknown_feature_service', `Feature service ${data.feature_service} does not exist in project ${tenant}`);
  }
  if (!data.features || data.features.length === 0) throw new LookupError('bad_request', 'features must name at least one view:feature');
  return {
    tenant,
    features: data.features,
    entities: data.entities,
    fullFeatureNames: data.full_feature_names ?? false,
    maxAgeMs: data.max_age_seconds ? readSeconds(data.max_age_seconds.text) : null,
  };
}

function parseLossless(body: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return parse(text, null, (number) => new NumberText(number));
  } catch (error) {
    throw new LookupError('bad_request', `the body is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!Number.isFinite(seconds) || seconds < 0)
    throw new LookupError('bad_request', 'max_age_seconds must be a number of seconds, 0 or more');
  return seconds * 1000;
}
