/** Exit codes of the command line (`interfaces.md`): 1 error diagnostics, 2 usage, 3 the other side refused or cannot be reached. */
export type ExitCode = 1 | 2 | 3;

/** An expected end of a verb: a sentence for standard error, empty when all is said, and the exit code. */
export class CliError extends Error {
  override readonly name = 'CliError';
  constructor(
    readonly exitCode: ExitCode,
    message: string,
  ) {
    super(message);
  }
}
