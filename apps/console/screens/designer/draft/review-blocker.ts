import type { Problem } from './card';
import type { DraftError } from './read-draft';

/** Why a design cannot be reviewed for deployment now, in words beside the button; null when it can. */
export function reviewBlocker({
  problems,
  error,
}: {
  readonly problems: readonly Problem[];
  readonly error: DraftError | null;
}): string | null {
  if (error) return `Mend line ${error.line} of the YAML first`;
  const errors = problems.filter(({ diagnostic }) => diagnostic.severity === 'error').length;
  return errors === 0 ? null : `Solve ${errors === 1 ? 'the error' : `${errors} errors`} first`;
}
