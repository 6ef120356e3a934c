import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scenarioFolder } from './scenario-folder';

/** A view of a scenario with the source it reads, by the names of their files. */
export type ScenarioView = { readonly name: string; readonly files: readonly string[] };

/** The text of a view and its source, one document after the other. */
export async function viewText({ files }: ScenarioView): Promise<string> {
  const texts = await Promise.all(files.map((file) => readFile(join(scenarioFolder(), 'demo', file), 'utf8')));
  return texts.join('---\n');
}

/** Deploys views through the console's API; one that is there already is left as its owner has it. */
export async function installViews(apiUrl: string, tenant: string, views: readonly ScenarioView[]): Promise<void> {
  await call(apiUrl, 'tenant.ensure', { tenant });
  const query = new URL('/api/trpc/featureView.list', apiUrl);
  query.searchParams.set('input', JSON.stringify({ tenant }));
  const there = namesOf(await result(await fetch(query), 'featureView.list'));
  for (const view of views) {
    if (!there.has(view.name)) await call(apiUrl, 'deployment.deploy', { tenant, text: await viewText(view), start: 'earliest' });
  }
}

async function call(apiUrl: string, procedure: string, input: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  return result(
    await fetch(new URL(`/api/trpc/${procedure}`, apiUrl), { method: 'POST', headers, body: JSON.stringify(input) }),
    procedure,
  );
}

async function result(answer: Response, procedure: string): Promise<unknown> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${procedure} was answered ${answer.status}: ${text.slice(0, 500)}`);
  const { result: wrapped }: { result?: { data?: unknown } } = JSON.parse(text);
  return wrapped?.data;
}

function namesOf(data: unknown): ReadonlySet<string> {
  const rows: readonly unknown[] = Array.isArray(data) ? data : [];
  return new Set(rows.flatMap((row) => (typeof row === 'object' && row !== null && 'name' in row ? [String(row.name)] : [])));
}
