import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DIAGNOSTIC_CATALOGUE, type DiagnosticCode } from './diagnostic-catalogue';
import { parseDeclarations } from './parse/parse-declarations';
import { applyPatch } from './patch/apply-patch';

const SOURCE = `kind: source
name: tx
event_time: { field: at, format: epoch_ms }
fields:
  - { name: customer_id, type: string }
  - { name: amount, type: double }
  - { name: status, type: string }
---
`;
const view = (lines: { keys?: string; aggregation?: string; window?: string; rest?: string }): string => `${SOURCE}name: stats
source: tx
entity_keys: ${lines.keys ?? '[customer_id]'}
aggregations:
  - name: total
    ${lines.aggregation ?? '{}'.replace('{}', 'source_field: amount\n    aggregation: sum')}
    window: ${lines.window ?? '{ window_type: tumbling, size: 1h }'}
${lines.rest ?? ''}
`;

/** For each code: a text that earns it, and where it must stand. */
const EXAMPLES: Record<DiagnosticCode, { readonly text: string; readonly path: string; readonly line: number }> = {
  FR100: { text: 'name: [1', path: '', line: 1 },
  FR102: { text: view({ aggregation: 'source_field: amuont\n    aggregation: sum' }), path: '/aggregations/0/source_field', line: 14 },
  FR103: { text: view({ aggregation: 'source_field: status\n    aggregation: sum' }), path: '/aggregations/0/aggregation', line: 15 },
  FR104: { text: view({ window: '{ window_type: tumbling, size: 1000d }' }), path: '/aggregations/0/window/size', line: 16 },
  FR105: { text: view({ keys: '[customer_id, customer_id]' }), path: '/entity_keys/1', line: 11 },
  FR107: { text: view({ rest: 'descripton: x' }), path: '/descripton', line: 17 },
  FR108: { text: view({ rest: 'owner: 5' }), path: '/owner', line: 17 },
  FR109: { text: view({ window: '{ window_type: tumblin, size: 1h }' }), path: '/aggregations/0/window/window_type', line: 16 },
  FR110: {
    text: SOURCE.replace('at, format: epoch_ms', 'status, format: iso8601').replace('status, type: string', 'status, type: int64'),
    path: '/event_time/format',
    line: 3,
  },
  FR113: {
    text: 'name: v\nkafka_topic: t\nentity_keys: [k]\naggregations: [{ name: a, source_field: x, aggregation: max, window: { window_type: session, gap: 1m } }]',
    path: '/aggregations/0/aggregation',
    line: 4,
  },
  FR115: { text: view({ window: '{ window_type: sliding, size: 1h }' }), path: '/aggregations/0/window/slide', line: 16 },
  FR116: { text: view({}).replace('source: tx', 'source: txs'), path: '/source', line: 10 },
  FR118: {
    text: view({ window: '{ window_type: tumbling, size: 1h, size_ms: 3600000 }' }),
    path: '/aggregations/0/window/size_ms',
    line: 16,
  },
  FR120: { text: view({ window: '{ window_type: sliding, size: 1h, slide: 7m }' }), path: '/aggregations/0/window/slide', line: 16 },
  FR121: { text: view({ window: '{ window_type: sliding, size: 1h, slide: 5s }' }), path: '/aggregations/0/window/slide', line: 16 },
  FR130: { text: view({ rest: 'freshness_slo: { threshold: 30s }' }), path: '/freshness_slo/threshold', line: 17 },
  FR131: { text: view({ rest: 'ttl_seconds: 60' }), path: '/ttl_seconds', line: 17 },
  FR151: { text: view({}).replace('name: total', 'name: window_start'), path: '/aggregations/0/name', line: 13 },
  FR153: { text: view({ keys: '[amount]' }), path: '/entity_keys/0', line: 11 },
  FR170: { text: view({ rest: 'output_to_offline_store: false' }), path: '/output_to_offline_store', line: 17 },
  FR171: {
    text: view({ rest: 'output_to_offline_store: false\noutput_to_online_store: false' }),
    path: '/output_to_online_store',
    line: 18,
  },
  FR190: { text: view({ rest: 'filter: amount > 0' }), path: '/filter', line: 17 },
};

describe.each(Object.entries(EXAMPLES))('%s', (code, { text, path, line }) => {
  const found = parseDeclarations(text).diagnostics;
  const entry = DIAGNOSTIC_CATALOGUE[code as DiagnosticCode];

  test('stands alone at its place', () => {
    expect(found.map((each) => each.code)).toEqual([code]);
    expect(found[0]).toMatchObject({ slug: entry.slug, severity: entry.severity, path, position: { line } });
    expect(found[0]?.message).toMatch(/\.$|\?$/);
  });

  test('is gone after each of its fixes', () => {
    for (const fix of found[0]?.fixes ?? []) {
      const mended = applyPatch(text, fix.patch, { document: found[0]?.document ?? 0 });
      expect(
        parseDeclarations(mended).diagnostics.filter((each) => each.code === code),
        `${fix.label}\n${mended}`,
      ).toEqual([]);
    }
  });

  test('leaves a plan unless it is an error', () => {
    const isSourceAlone = !text.includes('aggregations');
    expect(parseDeclarations(text).plans).toHaveLength(entry.severity === 'error' || isSourceAlone ? 0 : 1);
  });
});

test('a sliding window of more slices than a process can hold is out of range', () => {
  const found = parseDeclarations(view({ window: '{ window_type: sliding, size: 1d, slide: 100ms }' })).diagnostics;
  expect(found).toMatchObject([{ code: 'FR104', path: '/aggregations/0/window/slide', position: { line: 16 } }]);
});

test('these codes offer a fix', () => {
  const withFix = Object.entries(EXAMPLES).filter(([, { text }]) => parseDeclarations(text).diagnostics[0]?.fixes.length);
  const expected = ['FR102', 'FR103', 'FR105', 'FR107', 'FR109', 'FR116', 'FR120', 'FR121', 'FR130', 'FR131', 'FR170', 'FR171'];
  expect(withFix.map(([code]) => code)).toEqual(expected);
});

test('the table in the README is the catalogue', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = Object.entries(DIAGNOSTIC_CATALOGUE).map(
    ([code, each]) => `| ${code} | ${each.slug} | ${each.severity} | ${each.meaning} | ${each.why} |`,
  );
  const table = ['| code | slug | severity | meaning | why it matters |', '|---|---|---|---|---|', ...rows].join('\n');
  expect(readme.slice(readme.indexOf('| code |')).trimEnd()).toBe(table);
});
