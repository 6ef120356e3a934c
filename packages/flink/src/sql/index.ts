export { FlinkSqlError, type FlinkSqlErrorCode } from './flink-sql-error';
export { generateSql, type SqlOptions } from './generate-sql';
export { quoteIdentifier, quoteText } from './quote';
export type { SourceMapEntry, SqlScript, Statement, StatementKind } from './statement';
export { UNNAMED_BROKERS } from './unnamed-brokers';
