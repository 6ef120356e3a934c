export { createEmbeddedEventLog, type EmbeddedEventLogOptions } from './embedded-event-log';
export { createEmbeddedLogReader } from './embedded-log-reader';
export type { PartitionRepair } from './topic-writer';
