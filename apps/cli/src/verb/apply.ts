import type { AppRouter } from '@freshet/api';
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import { CliError } from '../cli-error';
import { joinFiles } from '../declaration/join-files';
import { readText, reportDiagnostics } from '../declaration/read-declarations';
import { LineWriter } from '../line-writer';

/** What the command line says of an `apply`. */
export type ApplyOptions = { readonly tenant: string; readonly deploy: boolean; readonly from: string; readonly url: string };

type Client = ReturnType<typeof createTRPCClient<AppRouter>>;
type Deployed = Awaited<ReturnType<Client['deployment']['deploy']['mutate']>>[number];

const POLL_MS = 250;
const OBSERVE_TIMEOUT_MS = 90_000;
const REQUEST_TIMEOUT_MS = 30_000;

/** `earliest`, `now`, ISO 8601 or epoch ms. Throws a usage error for anything else. */
export const parseStart = (from: string): 'earliest' | 'latest' | number => {
  if (from === 'earliest') return from;
  if (from === 'now') return 'latest';
  const instantMs = /^\d+$/.test(from) ? Number(from) : Date.parse(from);
  if (Number.isSafeInteger(instantMs) && instantMs >= 0) return instantMs;
  throw new CliError(
    2,
    `--from takes earliest, now or an instant (2026-01-31T12:00:00Z or epoch milliseconds), not ${JSON.stringify(from)}`,
  );
};

const connect = (url: string): Client =>
  createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${url.replace(/\/+$/, '')}/api/trpc`,
        // A declaration is longer than an address may be.
        methodOverride: 'POST',
        fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) }),
      }),
    ],
  });

const noAnswer = (url: string, { message, meta }: TRPCClientError<AppRouter>): string => {
  const response = meta?.response;
  return response instanceof Response
    ? `what answers at ${url} is no Freshet console: HTTP ${response.status} (${message})`
    : `the console at ${url} cannot be reached; is \`freshet start\` running? (${message})`;
};

/** Turns what the console says, or that it says nothing, into exit code 3 and a sentence. */
const asking = async <Answer>(url: string, ask: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error;
    const refused = error.data !== undefined && error.data !== null;
    throw new CliError(3, refused ? error.message : noAnswer(url, error));
  }
};

const isServing = (observed: string): boolean => observed === 'healthy' || observed === 'warming' || observed === 'degraded';

/** Waits until the job was observed running and the feature server knows the view; the id of the job that runs. */
const waitUntilServed = async (client: Client, tenant: string, { view, deployment }: Deployed): Promise<string> => {
  const startedMs = Date.now();
  for (;;) {
    const found = await client.deployment.get.query({ tenant, deployment });
    if (found.observed === 'failed') throw new CliError(3, `the job of ${view} failed: ${found.detail ?? 'no reason was given'}`);
    if (isServing(found.observed) && found.featureServer.knowsView) return found.jobId;
    if (Date.now() - startedMs > OBSERVE_TIMEOUT_MS) {
      const missing = isServing(found.observed) ? 'the feature server does not know the view' : `it was last observed ${found.observed}`;
      throw new CliError(3, `the job of ${view} was not seen running within ${OBSERVE_TIMEOUT_MS / 1_000} s: ${missing}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

type Outcome = { readonly view: string; readonly revision: number; readonly deployment?: string; readonly jobId?: string };

const outcomeLine = ({ view, revision, deployment = '', jobId = '' }: Outcome, status: string): string =>
  JSON.stringify({ view, revision, deployment: deployment || null, job_id: jobId || null, status });

const publish = async (client: Client, tenant: string, { text, write }: { text: string; write: (line: string) => void }): Promise<void> => {
  const published = await client.declaration.publish.mutate({ tenant, text });
  for (const outcome of published) write(outcomeLine(outcome, outcome.created ? 'published' : 'unchanged'));
};

const deploy = async (
  client: Client,
  tenant: string,
  { text, start, write }: { text: string; start: 'earliest' | 'latest' | number; write: (line: string) => void },
): Promise<void> => {
  const deployed = await client.deployment.deploy.mutate({ tenant, text, start });
  // A view that runs is told of even when a later one fails.
  for (const outcome of deployed) write(outcomeLine({ ...outcome, jobId: await waitUntilServed(client, tenant, outcome) }, 'running'));
};

/** `freshet apply FILE…`: publishes all files together, deploys if asked, and prints a JSON line a view. */
export const apply = async (files: readonly string[], { tenant, deploy: deploys, from, url }: ApplyOptions): Promise<void> => {
  const [out, err] = [new LineWriter(1), new LineWriter(2)];
  const start = parseStart(from);
  const client = connect(url);
  try {
    const { text, placed } = joinFiles(files.map((file) => ({ file, text: readText(file) })));
    await asking(url, () => client.tenant.ensure.mutate({ tenant }));
    const { diagnostics } = await asking(url, () => client.declaration.check.query({ tenant, text }));
    reportDiagnostics(placed(diagnostics), { json: false, write: (line) => err.write(line) });
    const write = (line: string) => out.write(line);
    await asking(url, () => (deploys ? deploy(client, tenant, { text, start, write }) : publish(client, tenant, { text, write })));
  } finally {
    out.flush();
    err.flush();
  }
};
