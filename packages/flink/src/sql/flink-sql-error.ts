/** Why a plan cannot be written as Flink SQL. */
export type FlinkSqlErrorCode = 'unquotable_name' | 'unquotable_text' | 'interval_out_of_range';

/** An expected failure of the generator: the plan holds something that Flink cannot take. Trying again does not help. */
export class FlinkSqlError extends Error {
  readonly retryable = false;

  constructor(
    readonly code: FlinkSqlErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'FlinkSqlError';
  }
}
