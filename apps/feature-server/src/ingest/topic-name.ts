import { RequestError } from '../request-error';

/** Prefix of topics that only Freshet itself appends to. */
export const OWN_TOPIC_PREFIX = 'freshet.';

/** Checks a topic that events are sent to against Kafka's rule for names. Throws `RequestError` 400. */
export function checkTopicName(topic: string): string {
  if (!/^[a-zA-Z0-9._-]{1,249}$/.test(topic) || topic === '.' || topic === '..') {
    throw new RequestError(400, 'bad_topic', 'a topic is 1 to 249 letters, digits, ".", "_" or "-", and not "." or ".."');
  }
  if (topic.startsWith(OWN_TOPIC_PREFIX))
    throw new RequestError(400, 'reserved_topic', `topics that start with "${OWN_TOPIC_PREFIX}" are Freshet's own`);
  return topic;
}
