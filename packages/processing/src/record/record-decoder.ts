import type { DeadLetterReason, Plan } from '@freshet/definitions';
import { readEventTime } from '../time/event-time';
import { entityText } from './entity-key';
import { createFieldReader, type FieldReader } from './field-reader';
import { RecordText } from './record-text';
import type { Scalar } from './scalar';

/** One event as the plan reads it. */
export type DecodedEvent = {
  readonly eventMs: number;
  /** {@link entityText} of the entity. */
  readonly entity: string;
  /** Values of {@link RecordDecoder.fields}, in that order; unreadable ones are null. */
  readonly values: readonly (Scalar | null)[];
};

type Field = {
  readonly name: string;
  readonly read: FieldReader;
  /** The name is one of `Object.prototype`'s, so a missing field must not find that. */
  readonly inherited: boolean;
};

/** Turns the text of a record into an event, or into the reason why it cannot be one (laws T4, T6). */
export class RecordDecoder {
  /** The fields that aggregations read, each once. */
  readonly fields: readonly string[];
  readonly #plan: Plan;
  readonly #keys: readonly Field[];
  readonly #values: readonly Field[];
  readonly #unreadable: number[];
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true });
  readonly #exact: 'check' | 'always_raw';

  /** `always_raw` reads every number from its text: the slow path that the fast one is tested against. */
  constructor(plan: Plan, exact: 'check' | 'always_raw' = 'check') {
    this.#plan = plan;
    this.#exact = exact;
    this.#keys = plan.keys.map((key) => field(key.name, createFieldReader(key.name, { kind: key.type })));
    this.#values = fieldsOf(plan);
    this.fields = this.#values.map((value) => value.name);
    this.#unreadable = this.#values.map(() => 0);
  }

  /** Unreadable values so far, in the order of `fields`. */
  get unreadable(): readonly number[] {
    return this.#unreadable;
  }

  /** Continues counting from a snapshot's counts. */
  restoreUnreadable(counts: readonly number[]): void {
    for (const index of this.#unreadable.keys()) this.#unreadable[index] = counts[index] ?? 0;
  }

  /** `appendMs` null leaves the bounds on event time aside (law T4). */
  decode(value: Uint8Array | string, appendMs: number | null): DecodedEvent | DeadLetterReason {
    const text = this.#text(value);
    const object = text === null ? null : parseObject(text);
    if (text === null || object === null) return 'not_json_object';
    const recordText = new RecordText(text, this.#exact);
    const { source } = this.#plan;
    const eventMs = readEventTime(ownValue(object, source.eventTime.field), source.eventTime, recordText);
    if (eventMs === null) return 'event_time_unreadable';
    const entity = this.#entity(object, recordText);
    if (entity === null) return 'entity_key_missing';
    if (appendMs !== null && eventMs < 0) return 'before_1970';
    if (appendMs !== null && eventMs > appendMs + source.maxAheadMs) return 'too_far_ahead';
    return { eventMs, entity, values: this.#read(object, recordText) };
  }

  #text(value: Uint8Array | string): string | null {
    if (typeof value === 'string') return value.charCodeAt(0) === 0xfeff ? value.slice(1) : value;
    try {
      return this.#utf8.decode(value);
    } catch {
      return null;
    }
  }

  #entity(object: object, text: RecordText): string | null {
    const keys: Scalar[] = [];
    for (const key of this.#keys) {
      const found = read(object, key);
      const value = found === null || found === undefined ? null : key.read(found, text);
      if (value === null) return null;
      keys.push(value);
    }
    return entityText(keys);
  }

  #read(object: object, text: RecordText): (Scalar | null)[] {
    const values: (Scalar | null)[] = [];
    for (const [index, field] of this.#values.entries()) {
      const found = read(object, field);
      const value = found === null || found === undefined ? null : field.read(found, text);
      if (value === null && found !== null && found !== undefined) this.#unreadable[index] = (this.#unreadable[index] ?? 0) + 1;
      values.push(value);
    }
    return values;
  }
}

function fieldsOf(plan: Plan): Field[] {
  const fields = new Map<string, Field>();
  for (const group of plan.groups) {
    for (const { field: used } of group.aggregations) {
      if (used !== null && !fields.has(used.name)) fields.set(used.name, field(used.name, createFieldReader(used.name, used.type)));
    }
  }
  return [...fields.values()];
}

function field(name: string, reader: FieldReader): Field {
  return { name, read: reader, inherited: name in Object.prototype };
}

function read(object: object, { name, inherited }: Field): unknown {
  return inherited ? ownValue(object, name) : Reflect.get(object, name);
}

function ownValue(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
}

function parseObject(text: string): object | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
