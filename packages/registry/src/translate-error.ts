import { Prisma } from '@freshet/prisma';
import { RegistryError } from './registry-error';

const UNIQUE_VIOLATION = 'P2002';
const WRITE_CONFLICT = 'P2034';
/** Cannot reach, timed out, closed, pool exhausted, transaction could not start or was cut. */
const UNAVAILABLE = new Set(['P1000', 'P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2028', 'P2037']);

const toRegistryError = (error: unknown): unknown => {
  if (error instanceof RegistryError) return error;
  if (error instanceof Prisma.PrismaClientInitializationError)
    return new RegistryError('unavailable', 'The registry cannot be reached.', true);
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return error;
  if (error.code === UNIQUE_VIOLATION) return new RegistryError('conflict', 'Someone else wrote the same at the same time.', true);
  if (error.code === WRITE_CONFLICT) return new RegistryError('conflict', 'Two changes met; nothing was changed.', true);
  if (UNAVAILABLE.has(error.code) || /ECONNREFUSED|ECONNRESET|terminat/i.test(error.message)) {
    return new RegistryError('unavailable', 'The registry cannot be reached.', true);
  }
  return error;
};

/** Runs `work`; the database's expected failures come out as {@link RegistryError}, bugs as they are. */
export const translated = async <Output>(work: () => Promise<Output>): Promise<Output> => {
  try {
    return await work();
  } catch (error) {
    throw toRegistryError(error);
  }
};
