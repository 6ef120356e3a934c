export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './embedded-postgres-error';
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, ensurePostgres } from './ensure-postgres';
