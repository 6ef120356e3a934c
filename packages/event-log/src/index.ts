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
export { answerLogRequest } from './remote/answer-log-request';
export { type AppendRequest, decodeAppendRequest, encodeAppendRequest } from './remote/append-request';
export { APPEND_PATH, ENSURE_TOPIC_PATH } from './remote/log-answer';
export { createRemoteEventLog, type RemoteEventLogOptions } from './remote/remote-event-log';
export { outputTopicOptions, sourceTopicOptions } from './topic-options';
