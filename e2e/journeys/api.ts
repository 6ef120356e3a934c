import { until } from './freshet';

/** Calls a tRPC query of the console with plain fetch, as any client could. */
export const query = async <T>(consoleUrl: string, procedure: string, input: Record<string, unknown>): Promise<T> => {
  const response = await fetch(`${consoleUrl}/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`);
  const body = await response.json();
  if (!response.ok) throw new Error(`${procedure}: ${response.status} ${JSON.stringify(body).slice(0, 300)}`);
  return body.result.data;
};

type Events = { readonly topic: string; readonly body: string; readonly headers?: Readonly<Record<string, string>> };

/** Sends events, newline-delimited JSON unless a header says otherwise; returns the status and the answer's text. */
export const ingest = async (
  featureServerUrl: string,
  { topic, body, headers = {} }: Events,
): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await fetch(`${featureServerUrl}/v1/topics/${encodeURIComponent(topic)}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
};

export type OnlineAnswer = {
  readonly metadata: { readonly feature_names: readonly string[] };
  readonly results: readonly { readonly values: readonly unknown[]; readonly statuses: readonly string[] }[];
};

type Question = {
  readonly features: readonly string[];
  readonly entities: Readonly<Record<string, readonly unknown[]>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** One lookup, as a model service would make it. */
export const lookUp = async (
  featureServerUrl: string,
  { features, entities, headers = {} }: Question,
): Promise<{ readonly status: number; readonly answer: OnlineAnswer; readonly text: string }> => {
  const response = await fetch(`${featureServerUrl}/get-online-features`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ features, entities }),
  });
  const text = await response.text();
  return { status: response.status, answer: response.ok ? JSON.parse(text) : { metadata: { feature_names: [] }, results: [] }, text };
};

/** The column of one feature in an answer: values with statuses. */
export const column = (
  answer: OnlineAnswer,
  feature: string,
): { readonly values: readonly unknown[]; readonly statuses: readonly string[] } => {
  const found = answer.results[answer.metadata.feature_names.indexOf(feature)];
  if (found === undefined) throw new Error(`no column ${feature} in ${answer.metadata.feature_names.join(', ')}`);
  return found;
};

/** Polls a lookup until one value of a feature is present, then gives it. */
export const presentValue = (featureServerUrl: string, feature: string, entity: Record<string, unknown>): Promise<unknown> =>
  until(`a value of ${feature}`, async () => {
    const entities = Object.fromEntries(Object.entries(entity).map(([name, value]) => [name, [value]]));
    const { answer, status } = await lookUp(featureServerUrl, { features: [feature], entities });
    if (status !== 200) return null;
    const { values, statuses } = column(answer, feature.split(':')[1] ?? feature);
    return statuses[0] === 'PRESENT' ? (values[0] as unknown) : null;
  });
