import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TopicOptions, TopicRef } from '../event-log';
import { EventLogError } from '../event-log';
import { syncFolder, writeFileDurably } from './durable-file';
import { folderName } from './folder-name';
import { ENDS_FILE, encodeEnd } from './published-end';
import { SEGMENT_HEADER_BYTES } from './segment-file';

/** What `topic.json` says: the folder's real names and what was asked for at creation. */
export type TopicRecord = TopicRef & TopicOptions;

const TOPIC_FILE = 'topic.json';
const MOST_PARTITIONS = 1024;

/** Where a topic lives under the log's root. */
export function topicPath(root: string, ref: TopicRef): string {
  return join(root, folderName(ref.tenant), folderName(ref.topic));
}

/** Where one partition's segments live. */
export function partitionPath(topicFolder: string, partition: number): string {
  return join(topicFolder, `p${partition}`);
}

function parseTopic(text: string, path: string): TopicRecord {
  const damaged = new EventLogError('corrupt', `${path} is damaged or of a format this version does not know.`);
  try {
    const { format, tenant, topic, partitions, retention_ms, retention_bytes } = JSON.parse(text);
    if (format !== 1) throw damaged;
    return { tenant, topic, partitions, retentionMs: retention_ms, retentionBytes: retention_bytes };
  } catch {
    throw damaged;
  }
}

/** The topic's record; null when there is no such topic. */
export async function readTopic(topicFolder: string): Promise<TopicRecord | null> {
  const path = join(topicFolder, TOPIC_FILE);
  try {
    return parseTopic(await readFile(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
}

/** Makes the folders of a new topic; it exists from the moment `topic.json` stands under its name. */
export async function createTopic(root: string, record: TopicRecord): Promise<TopicRecord> {
  if (!Number.isInteger(record.partitions) || record.partitions < 1 || record.partitions > MOST_PARTITIONS) {
    throw new EventLogError('bad_topic', `A topic has 1 to ${MOST_PARTITIONS} partitions, not ${record.partitions}.`);
  }
  const folder = topicPath(root, record);
  const empty = encodeEnd({ start: 0, end: 0, segmentBase: 0, position: SEGMENT_HEADER_BYTES, lastAppendMs: 0 });
  for (let partition = 0; partition < record.partitions; partition += 1) await mkdir(partitionPath(folder, partition), { recursive: true });
  await writeFileDurably(join(folder, ENDS_FILE), Buffer.concat(Array.from({ length: record.partitions }, () => empty)));
  const body = {
    format: 1,
    tenant: record.tenant,
    topic: record.topic,
    partitions: record.partitions,
    retention_ms: record.retentionMs,
    retention_bytes: record.retentionBytes,
  };
  await writeFileDurably(join(folder, TOPIC_FILE), `${JSON.stringify(body)}\n`);
  await syncFolder(join(root, folderName(record.tenant)));
  await syncFolder(root);
  return record;
}

async function folders(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => join(path, entry.name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Every topic of one tenant, by name. */
export async function listTopics(root: string, tenant: string): Promise<readonly TopicRecord[]> {
  const found = await Promise.all((await folders(join(root, folderName(tenant)))).map(readTopic));
  return found.filter((topic) => topic !== null).sort((a, b) => (a.topic < b.topic ? -1 : 1));
}

/** Every topic of every tenant. */
export async function listAllTopics(root: string): Promise<readonly TopicRecord[]> {
  const paths = (await Promise.all((await folders(root)).map(folders))).flat();
  return (await Promise.all(paths.map(readTopic))).filter((topic) => topic !== null);
}
