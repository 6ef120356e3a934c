#!/usr/bin/env node
// Stands in for Prisma's schema-engine binary where it could not be downloaded: the same engine, compiled to WebAssembly,
// behind the command line and the JSON-RPC over stdio that the Prisma CLI speaks with the binary.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { parse } from 'pg-connection-string';

const OID_SINGLE_CHAR = 18;
const OID_BPCHAR = 1042;

const args = process.argv.slice(2);
const values = (name) => args.flatMap((arg, index) => (arg === name ? [args[index + 1]] : []));
const [datasource] = values('--datasource');
const databaseUrl = datasource ? JSON.parse(datasource).url : process.env.DATABASE_URL;

/** Reports an error in the form the CLI reads from standard error and exits 1. */
const fail = (message, code) => {
  const fields = { is_panic: false, error_code: code, message };
  const line = { timestamp: new Date().toISOString(), level: 'ERROR', fields, target: 'schema_engine::logger' };
  process.stderr.write(`${JSON.stringify(line)}\n`);
  process.exit(1);
};

const withClient = async (connectionString, work) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const errorCodes = { '3D000': 'P1003', '28P01': 'P1000' };

/** `cli can-connect-to-database` and `cli create-database`: one deed, then exit. */
const runCliCommand = async (command) => {
  const url = new URL(databaseUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  try {
    if (command === 'can-connect-to-database') {
      await withClient(databaseUrl, async () => {});
    } else if (command === 'create-database') {
      url.pathname = '/postgres';
      await withClient(url.href, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`));
    } else {
      fail(`unsupported command: cli ${command}`);
    }
  } catch (error) {
    process.stderr.write('\n');
    fail(String(error.message || error.code), errorCodes[error.code] ?? 'P1001');
  }
  process.stderr.write('\n');
  process.exit(0);
};

/** Connection parts instead of a URL: pg lets a connection string win over `database`, and the shadow database needs its own. */
const connectionTo = (database) => {
  const { host, port, user, password, ssl } = parse(databaseUrl);
  return { host, port: port ? Number(port) : 5432, user, password, ssl, database, max: 4 };
};

/**
 * Mends three things of the adapter for the engine: `"char"` columns (all over pg_catalog) are unknown to it and must arrive as
 * Character; a script must go to the server whole, since splitting at every `;` breaks function bodies; transactions alike.
 */
const mend = (adapter) => {
  const charColumns = new Map();
  const performIO = adapter.performIO.bind(adapter);
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    const columns = [];
    result.fields.forEach((field, index) => {
      if (field.dataTypeID !== OID_SINGLE_CHAR) return;
      field.dataTypeID = OID_BPCHAR;
      columns.push(index);
    });
    charColumns.set(query, columns);
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    charColumns.delete(query);
    return result;
  };
  const executeRaw = adapter.executeRaw.bind(adapter);
  adapter.executeRaw = (query) => executeRaw(query).finally(() => charColumns.delete(query));
  const startTransaction = adapter.startTransaction?.bind(adapter);
  if (startTransaction) adapter.startTransaction = async (level) => mend(await startTransaction(level));
  adapter.executeScript = async (sql) => {
    try {
      await (adapter.underlyingDriver?.() ?? adapter.client).query(sql);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
};

/** The adapter's factory with a shadow database that is really another one, and dropped after use. */
class SchemaEngineAdapter extends PrismaPg {
  async connect() {
    return mend(await super.connect());
  }

  async connectToShadowDb() {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    const admin = new pg.Client(connectionTo(parse(databaseUrl).database));
    await admin.connect();
    await admin.query(`CREATE DATABASE "${name}"`);
    const shadow = mend(await new PrismaPg(connectionTo(name)).connect());
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await admin.end();
    };
    return shadow;
  }
}

const loadEngine = async () => {
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bindings = await import(path);
  const wasm = new WebAssembly.Module(readFileSync(path.replace(/\.js$/, '.wasm')));
  const instance = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
};

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

const call = async (SchemaEngine, adapter, { id, method: asked, params = {} }) => {
  const datamodels = values('--datamodels').map((file) => [file, readFileSync(file, 'utf8')]);
  const engine = await SchemaEngine.new({ datamodels: datamodels.length ? datamodels : undefined }, () => {}, adapter);
  const method = asked === 'getDatabaseVersion' ? 'version' : asked;
  // These two read the migrated schema from the engine's cache, which only devDiagnostic fills.
  if (method === 'evaluateDataLoss' || method === 'createMigration') {
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
  }
  if (typeof engine[method] !== 'function') throw new Error(`the WebAssembly schema engine has no method ${method}`);
  const result = await engine[method](params);
  if (method === 'diff' && result.stdout) send({ method: 'print', params: { content: result.stdout }, id: id + 1e6 });
  return result ?? null;
};

const answer = async (SchemaEngine, adapter, request) => {
  try {
    send({ result: await call(SchemaEngine, adapter, request), id: request.id });
  } catch (error) {
    const data = {
      is_panic: false,
      message: error.message ?? String(error),
      error_code: error.code ?? error.error_code ?? null,
      meta: null,
    };
    send({ error: { code: 4466, message: 'An error happened. Check the data field for details.', data }, id: request.id });
  }
};

const serve = async () => {
  // Without a word on standard error the CLI would wait for ever.
  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, (error) => fail(String(error?.stack ?? error)));
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: fail };
  const SchemaEngine = await loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(new SchemaEngineAdapter(connectionTo(parse(databaseUrl).database)));
  let pending = 0;
  let ended = false;
  const exitWhenDone = () => {
    if (ended && pending === 0) process.exit(0);
  };
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on('line', async (line) => {
    const request = line.trim() ? JSON.parse(line) : {};
    if (!request.method) return; // a blank line, or the CLI's answer to our own `print`
    pending += 1;
    await answer(SchemaEngine, adapter, request);
    pending -= 1;
    exitWhenDone();
  });
  lines.on('close', () => {
    ended = true;
    exitWhenDone();
  });
};

if (args.includes('--version') || args.includes('version')) process.stdout.write('schema-engine-wasm\n');
else if (args.includes('cli')) await runCliCommand(args[args.indexOf('cli') + 1]);
else await serve();
