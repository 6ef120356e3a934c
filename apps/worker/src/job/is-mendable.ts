import { EventLogError } from '@freshet/event-log';
import { RegistryError } from '@freshet/registry';

/** True for failures of the log or the registry that another try can mend. */
export function isMendable(error: unknown): boolean {
  if (error instanceof RegistryError) return error.code === 'unavailable';
  return error instanceof EventLogError && (error.retryable || error.code === 'disk_full' || error.code === 'closed');
}
