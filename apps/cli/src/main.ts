import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { CliError } from './cli-error';

const parsePort = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw new InvalidArgumentError('A port is a number from 1 to 65535.');
  return port;
};

const DEFAULT_URL = 'http://127.0.0.1:7480';

/** Each verb loads its own parts when it runs, so that a light one starts fast. */
const createProgram = (): Command => {
  const program = new Command('freshet')
    .description('Streaming features: declared, compiled, run, served and shown.')
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError();
  program
    .command('start', { isDefault: false })
    .description('run everything on this machine')
    .option('--port <port>', "the console's port", parsePort, 7480)
    .option('--feature-server-port <port>', "the feature server's port", parsePort, 6566)
    .option('--data-dir <folder>', 'where everything is kept', '.freshet')
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--no-demo', 'start with an empty world')
    .action(async (options) => (await import('./verb/start')).start(options));
  program
    .command('validate')
    .description('check declarations; a diagnostic a line')
    .argument('<files...>')
    .option('--json', 'diagnostics as JSON', false)
    .action(async (files, options) => (await import('./verb/validate')).validate(files, options));
  program
    .command('sql')
    .description('print the Flink SQL of a declaration')
    .argument('<file>')
    .action(async (file) => (await import('./verb/sql')).sql(file));
  program
    .command('preview')
    .description('compute the rows of a file of events')
    .argument('<file>')
    .requiredOption('--events <events>', 'a .jsonl or .csv file, gzipped or not; - reads JSONL from standard input')
    .action(async (file, options) => (await import('./verb/preview')).preview(file, options));
  program
    .command('apply')
    .description('publish declarations at a running console')
    .argument('<files...>')
    .option('--tenant <tenant>', 'the tenant, created if it is not there', 'default')
    .option('--deploy', 'deploy, and wait until the values are served', false)
    .option('--from <start>', 'where a new job starts reading: earliest, now or an instant', 'earliest')
    .option('--url <url>', "the console's address", DEFAULT_URL)
    .action(async (files, options) => (await import('./verb/apply')).apply(files, options));
  program
    .command('demo', { hidden: true })
    .requiredOption('--console-url <url>', "the console's address")
    .requiredOption('--feature-server-url <url>', "the feature server's address")
    .action(async (options) => (await import('./verb/demo')).demo(options));
  return program;
};

/** What the operating system refused (no room, no right): for the person at the terminal, not a bug. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error && 'code' in error;

const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CliError) {
    if (error.message) process.stderr.write(`freshet: ${error.message}\n`);
    return error.exitCode;
  }
  if (isSystemError(error)) {
    // Whoever read our output has enough of it.
    if (error.code === 'EPIPE') return 0;
    process.stderr.write(`freshet: ${error.message}\n`);
    return 3;
  }
  throw error;
};

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
