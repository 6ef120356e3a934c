import type { Draft } from './draft';

type CurlContext = { readonly tenant: string; readonly featureServerUrl: string; readonly nowMs: number };

const numericFunctions = new Set(['sum', 'avg', 'min', 'max']);

/** A command that sends one event which the design can use. */
export function curlFor(draft: Draft, { tenant, featureServerUrl, nowMs }: CurlContext): string {
  const topic = draft.source?.topic ?? draft.view.origin.name;
  const body = JSON.stringify([exampleEvent(draft, nowMs)]);
  return [
    `curl -X POST ${featureServerUrl}/v1/topics/${encodeURIComponent(topic)}/events \\`,
    `  -H 'content-type: application/json' -H 'x-freshet-tenant: ${tenant}' \\`,
    `  -d '${body.replaceAll("'", "'\\''")}'`,
  ].join('\n');
}

function exampleEvent(draft: Draft, nowMs: number): Readonly<Record<string, unknown>> {
  const event: Record<string, unknown> = {};
  for (const key of draft.view.entityKeys) event[key] = 'c1';
  for (const aggregation of draft.view.aggregations) {
    if (aggregation.field === '' || aggregation.field in event) continue;
    const isNumber = draft.view.aggregations.some((each) => each.field === aggregation.field && numericFunctions.has(each.function));
    event[aggregation.field] = isNumber ? 12.5 : 'a';
  }
  event[draft.source?.eventTimeField || 'event_timestamp'] = timeOf(draft.source?.eventTimeFormat ?? 'iso8601', nowMs);
  return event;
}

const timeOf = (format: string, nowMs: number): string | number =>
  format === 'epoch_s'
    ? Math.floor(nowMs / 1000)
    : format === 'epoch_ms'
      ? nowMs
      : format === 'epoch_us'
        ? nowMs * 1000
        : new Date(nowMs).toISOString();
