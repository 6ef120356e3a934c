import { z } from 'zod';

/** What the console is told at start; nothing else of the environment is read. */
export const Env = z.object({
  DATABASE_URL: z.string().min(1),
  FRESHET_DATA_DIR: z.string().min(1),
  FRESHET_FEATURE_SERVER_URL: z.url().default('http://127.0.0.1:6566'),
  FRESHET_CONSOLE_URL: z.url().optional(),
  FRESHET_HOST: z.string().default('127.0.0.1'),
  FRESHET_DEFAULT_TENANT: z.string().default('default'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(7480),
});
export type Env = z.infer<typeof Env>;

/** The part that a build and the proxy need: it has a default for everything. */
export const AddressEnv = Env.pick({ FRESHET_CONSOLE_URL: true, FRESHET_HOST: true, FRESHET_DEFAULT_TENANT: true, PORT: true });
export type AddressEnv = z.infer<typeof AddressEnv>;

/** Reads the whole environment once it is needed; throws a `ZodError` that names what is missing. */
export const readEnv = (): Env => Env.parse(process.env);

/** Whether this is `next dev`, which needs `eval` in the page. */
export const isDevelopment = (): boolean => process.env.NODE_ENV === 'development';

/** Reads where this console listens. */
export const readAddressEnv = (): AddressEnv => AddressEnv.parse(process.env);
