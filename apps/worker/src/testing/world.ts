import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encodeFeatureView, encodeSource, type Plan, parseDeclarations, planHash } from '@freshet/definitions';
import {
  type Db,
  type DeploymentRecord,
  type DeploymentStart,
  deployRevision,
  ensureTenant,
  getDeployment,
  publishFeatureView,
  publishSource,
  type RegistryContext,
} from '@freshet/registry';
import { createTestDatabase } from '@freshet/registry/testing';
import { buildApp, type Child, eventually, freePort, startApp } from './child-process';

const ACTOR = 'test';

/** A deployed view of a test. */
export type Deployed = { readonly deployment: DeploymentRecord; readonly plan: Plan };

/** Freshet's processes on a data folder and a database of their own. */
export type World = {
  readonly db: Db;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly url: string;
  readonly tenant: string;
  startFeatureServer(): Promise<Child>;
  startWorker(): Child;
  /** Publishes and deploys every view of a text, from the log's start unless told otherwise. */
  deploy(text: string, start?: DeploymentStart): Promise<readonly Deployed[]>;
  observed(deployment: string): Promise<DeploymentRecord | null>;
  drop(): Promise<void>;
};

/** Opens a world in which nothing runs yet. */
export async function createWorld(): Promise<World> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'freshet-world-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const variables = {
    DATABASE_URL: database.databaseUrl,
    FRESHET_DATA_DIR: dataDir,
    FRESHET_FEATURE_SERVER_URL: url,
    FRESHET_INTERNAL_TOKEN: randomBytes(24).toString('hex'),
  };
  const children = new Set<Child>();
  const started = (child: Child): Child => {
    children.add(child);
    return child;
  };
  const bundles = { server: buildApp('feature-server'), worker: buildApp('worker') };
  const tenant = 'default';
  const system = { db: database.db, actor: ACTOR, now: Date.now() };
  await ensureTenant({ ctx: system, input: { name: tenant } });
  return {
    db: database.db,
    databaseUrl: database.databaseUrl,
    dataDir,
    url,
    tenant,
    async startFeatureServer() {
      const child = started(startApp(bundles.server, { ...variables, PORT: String(port) }));
      await eventually(async () => (await fetch(`${url}/readyz`)).ok, { withinMs: 20_000, describe: child.output });
      return child;
    },
    startWorker: () => started(startApp(bundles.worker, { ...variables, PORT: '0' })),
    deploy: (text, start = 'earliest') => deployText({ db: database.db, tenant, actor: ACTOR, now: Date.now() }, text, start),
    observed: (deployment) => getDeployment({ ctx: { ...system, tenant }, input: { deployment } }),
    async drop() {
      await Promise.all([...children].map((child) => child.process.exitCode ?? child.process.signalCode ?? child.end('SIGKILL')));
      await database.drop();
      for (const folder of [dataDir, dirname(bundles.server), dirname(bundles.worker)]) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function deployText(ctx: RegistryContext, text: string, start: DeploymentStart): Promise<readonly Deployed[]> {
  const { documents, plans, diagnostics } = parseDeclarations(text);
  const mistakes = diagnostics.filter(({ severity }) => severity === 'error');
  if (mistakes.length > 0) throw new Error(mistakes.map(({ message }) => message).join('\n'));
  for (const document of documents)
    if (document.kind === 'source') await publishSource({ ctx, input: { document: encodeSource(document.value) } });
  const deployed: Deployed[] = [];
  for (const { plan, normalised, source } of plans) {
    const sourceDocument = plan.source.derived ? encodeSource(source) : null;
    const input = {
      document: text,
      normalised: encodeFeatureView(normalised),
      plan,
      planHash: planHash(plan, 'embedded/1'),
      sourceDocument,
    };
    const { view, revision } = await publishFeatureView({ ctx, input });
    deployed.push({ plan, deployment: await deployRevision({ ctx, input: { view, revision, engine: 'embedded', start } }) });
  }
  return deployed;
}
