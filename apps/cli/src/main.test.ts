import { rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCli, removeBundle, runCli, temporaryFiles } from './testing/run-cli';

const { folder, write } = temporaryFiles();
beforeAll(bundleCli);
afterAll(() => {
  removeBundle();
  rmSync(folder, { recursive: true });
});

const source = `kind: source
name: orders
event_time: { field: at, format: epoch_ms }
watermark_delay: 0s
fields:
  - { name: customer, type: int64 }
  - { name: price, type: "decimal(18,2)" }
  - { name: note, type: string }
`;
const aggregation = (of: string, field: string) =>
  `  - { name: ${of}_1h, source_field: ${field}, aggregation: ${of}, window: { window_type: tumbling, size: 1h } }\n`;
const view = `kind: feature_view
name: spending
entity_keys: [customer]
source: orders
aggregations:
${aggregation('count', 'note')}${aggregation('sum', 'price')}`;

const good = write('good.yaml', `${source}---\n${view}`);
const viewOnly = write('view.yaml', view);
const sourceOnly = write('source.yaml', source);
const bad = write('bad.yaml', `${source}---\n${view.replace('aggregations', 'agregations')}`);
const csv = 'at,customer,price,note\n1000,9007199254740993,1.10,"a ""quoted"", cell"\n2000,9007199254740993,2.20,\nx,1,1,\n';

const rowOf = (line: string) => JSON.parse(line);

describe('freshet validate', () => {
  it('says nothing of what is right and exits 0, across files', () => {
    expect(runCli(['validate', sourceOnly, viewOnly])).toEqual({ code: 0, out: '', err: '' });
  });

  it('prints a diagnostic a line with its file and place, and exits 1', () => {
    const { code, out } = runCli(['validate', bad, good]);
    expect(code).toBe(1);
    expect(out).toMatch(/bad\.yaml:\d+:\d+: error FR107 /);
    expect(out).not.toContain('good.yaml');
  });

  it('names a text nested too deeply instead of ending with it', () => {
    const deep = write('deep.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const { out, code } = runCli(['validate', deep]);
    expect(code).toBe(1);
    expect(out).toContain('FR100');
  });

  it('prints JSON with --json', () => {
    const { out } = runCli(['validate', bad, '--json']);
    expect(rowOf(out.split('\n')[0] ?? '')).toMatchObject({ file: bad, severity: 'error', code: expect.stringMatching(/^FR\d+$/) });
  });
});

describe('freshet sql', () => {
  it('prints the statements for the default tenant and a broker to be filled in', () => {
    const { code, out } = runCli(['sql', good]);
    expect(code).toBe(0);
    expect(out).toContain('freshet.features.default.spending.k1');
    expect(out).toContain(`\${KAFKA_BOOTSTRAP_SERVERS}`);
  });

  it('exits 1 without statements for a declaration with an error', () => {
    expect(runCli(['sql', bad])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('FR107') });
  });
});

describe('freshet preview', () => {
  const expected = {
    view: 'spending',
    group: 'tumbling_3600000',
    entity: { customer: '9007199254740993' },
    window_start: 0,
    window_end: 3_600_000,
    features: { count_1h: '1', sum_1h: '3.30' },
  };

  it.each([
    ['CSV', write('events.csv', csv)],
    ['gzipped CSV', write('events.csv.gz', gzipSync(csv))],
  ])('reads %s: numbers keep their digits, empty cells are null, bad rows are dead letters', (_, events) => {
    const { code, out, err } = runCli(['preview', good, '--events', events]);
    expect(code).toBe(0);
    expect(out.trim().split('\n').map(rowOf)).toEqual([expected]);
    expect(rowOf(err)).toEqual({
      view: 'spending',
      position: 2,
      reason: 'event_time_unreadable',
      record: '{"at":"x","customer":1,"price":1,"note":null}',
    });
  });

  it('reads JSONL from standard input: an empty line is a tombstone, a bad one a dead letter at its position', () => {
    const lines = ['{"at":1000,"customer":"9007199254740993","price":"3.3","note":"x"}', '', 'nope'].join('\n');
    const { code, out, err } = runCli(['preview', good, '--events', '-'], `${lines}\n`);
    expect(code).toBe(0);
    expect(rowOf(out)).toEqual(expected);
    expect(rowOf(err)).toEqual({ view: 'spending', position: 2, reason: 'not_json_object', record: 'nope' });
  });

  it('exits 1 for an error in the declaration and 2 for events it cannot read', () => {
    expect(runCli(['preview', bad, '--events', '-'])).toMatchObject({ code: 1, out: '' });
    expect(runCli(['preview', good, '--events', `${folder}/none.jsonl`])).toMatchObject({
      code: 2,
      err: expect.stringContaining('none.jsonl'),
    });
    expect(runCli(['preview', good, '--events', good])).toMatchObject({ code: 2, err: expect.stringContaining('.jsonl or .csv') });
  });
});

describe('usage', () => {
  it.each([
    ['an unknown verb', ['bogus']],
    ['a missing argument', ['validate']],
    ['a missing option', ['preview', 'x.yaml']],
    ['a file that is not there', ['validate', '/nowhere/x.yaml']],
    ['a port that is none', ['start', '--port', '70000']],
    ['an instant that is none', ['apply', good, '--from', 'yesterday']],
  ])('exits 2 for %s', (_, args) => {
    const { code, out, err } = runCli(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toBe('');
  });
});

describe('freshet apply', () => {
  it('exits 3 with a sentence when nobody answers', () => {
    const { code, err } = runCli(['apply', good, '--url', 'http://127.0.0.1:9']);
    expect(code).toBe(3);
    expect(err).toMatch(/the console at http:\/\/127\.0\.0\.1:9 cannot be reached/);
  });
});
