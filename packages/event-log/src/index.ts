export {
  EventLogError,
  type EventLogErrorCode,
  type EventLogReader,
  type EventLogWriter,
  type LogRecord,
  type NewRecord,
  type PartitionRange,
  type TopicOptions,
  type TopicRef,
} from './event-log';
export { partitionOfKey } from './partitioner';
