import { z } from 'zod';

const Env = z
  .object({
    DATABASE_URL: z.string().min(1),
    FRESHET_DATA_DIR: z.string().min(1),
    FRESHET_INTERNAL_TOKEN: z.string().min(16),
    FRESHET_FEATURE_SERVER_URL: z.url(),
    FRESHET_HOST: z.string().default('127.0.0.1'),
    FRESHET_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  })
  .transform((env) => ({
    databaseUrl: env.DATABASE_URL,
    dataDir: env.FRESHET_DATA_DIR,
    internalToken: env.FRESHET_INTERNAL_TOKEN,
    featureServerUrl: env.FRESHET_FEATURE_SERVER_URL,
    host: env.FRESHET_HOST,
    /** 0: no metrics endpoint. */
    port: env.PORT,
    logLevel: env.FRESHET_LOG_LEVEL,
  }));

/** What the worker is told by its environment. */
export type Env = z.output<typeof Env>;

/** Reads the environment once. Throws an error that names every bad variable. */
export function readEnv(variables: Readonly<Record<string, string | undefined>> = process.env): Env {
  const parsed = Env.safeParse(variables);
  if (!parsed.success) throw new Error(`environment of the worker: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
