import type { KeyType } from '@freshet/definitions';
import { type OnlineHit, type OnlineKey, type OnlineStore, OnlineStoreError } from '@freshet/online-store';
import { type EntityKeyText, type EntityValue, echoEntityValue, readEntityValue } from './entity-value';
import { LookupError } from './lookup-error';
import type { ServingManifest } from './manifest';
import { createManifestDirectory } from './manifest-directory';
import { type FeatureColumn, type GroupRead, type RequestPlan, RequestPlanner } from './request-plan';
import { isValidAt, type ValueStatus } from './value-status';
import { valueText } from './value-text';

/** A request: columnar entities of equal lengths and feature references. */
export type LookupRequest = {
  readonly tenant: string;
  readonly features: readonly string[];
  readonly entities: Readonly<Record<string, readonly EntityValue[]>>;
  readonly fullFeatureNames: boolean;
  /** The caller's own limit on a value's age; null for none. */
  readonly maxAgeMs: number | null;
};

/** What Freshet knows of one value beside Feast's answer; instants and durations in ms. */
export type ValueDetail = {
  /** Now minus the value's event time. */
  readonly ageMs: number;
  readonly windowStart: number;
  readonly windowEnd: number;
  readonly watermarkMs: number | null;
  readonly revision: number;
  /** Newest event within the objective's threshold; null without an objective. */
  readonly fresh: boolean | null;
};

/** One column of the answer; all arrays have one element per entity row. `values` are JSON texts. */
export type LookupColumn = {
  readonly values: readonly string[];
  readonly statuses: readonly ValueStatus[];
  readonly eventMs: readonly number[];
  /** One object for all values of one row; null for join keys. */
  readonly details: readonly (ValueDetail | null)[] | null;
};

/** Values counted by what the caller got, per view. */
export type LookupCounts = {
  readonly view: string;
  readonly present: number;
  readonly nullValue: number;
  readonly neverSeen: number;
  readonly expired: number;
  readonly error: number;
};

export type LookupResult = {
  readonly featureNames: readonly string[];
  /** One per name: join keys first, then features grouped by view. */
  readonly columns: readonly LookupColumn[];
};

/** Reads features. */
export interface Lookup {
  /** One store round trip. Throws `LookupError`. */
  find(request: LookupRequest): Promise<LookupResult>;
}

/** `onCounts` is told what every request got, failed ones included. */
export type LookupOptions = {
  readonly store: Pick<OnlineStore, 'read' | 'getDocument'>;
  readonly now: () => number;
  readonly onCounts?: (tenant: string, counts: LookupCounts) => void;
};

/** Most values (entity rows × columns) one request may ask for. */
export const MAX_VALUES_PER_REQUEST = 1_000_000;

type MutableColumn = { values: string[]; statuses: ValueStatus[]; eventMs: number[]; details: (ValueDetail | null)[] };

/** A lookup over one online store. */
export function createLookup({ store, now, onCounts }: LookupOptions): Lookup {
  const planner = new RequestPlanner(createManifestDirectory(store, now));
  return {
    async find(request) {
      const plan = await available(() => planner.plan(request));
      const rows = rowCount(request.entities);
      if (rows * (plan.featureNames.length + Object.keys(request.entities).length) > MAX_VALUES_PER_REQUEST) {
        throw new LookupError('too_many_values', `a request may ask for at most ${MAX_VALUES_PER_REQUEST} values`);
      }
      const keys = readKeys(plan, request.entities);
      const addresses = plan.reads.map((read) => addressesOf(read, keys.texts, rows));
      const hits = await available(() => store.read(addresses.flatMap((list) => list.filter((key) => key !== null)))).catch(
        (error: unknown) => {
          for (const counts of errorCounts(plan, rows)) onCounts?.(request.tenant, counts);
          throw error;
        },
      );
      const features = fillColumns(plan, { addresses, hits, nowMs: now(), maxAgeMs: request.maxAgeMs });
      for (const counts of countValues(plan, features)) onCounts?.(request.tenant, counts);
      return { featureNames: [...keys.names, ...plan.featureNames], columns: [...keys.columns, ...features] };
    },
  };
}

async function available<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof OnlineStoreError)
      throw new LookupError('unavailable', `the online store does not answer: ${error.message}`, { cause: error });
    throw error;
  }
}

function rowCount(entities: LookupRequest['entities']): number {
  const lengths = new Set(Object.values(entities).map((values) => values.length));
  if (lengths.size > 1) throw new LookupError('unequal_lengths', 'All entity rows must have the same columns.');
  return lengths.values().next().value ?? 0;
}

type ReadKeys = {
  readonly names: readonly string[];
  readonly columns: readonly LookupColumn[];
  readonly texts: ReadonlyMap<string, readonly (EntityKeyText | null)[]>;
};

function readKeys(plan: RequestPlan, entities: LookupRequest['entities']): ReadKeys {
  const missing = plan.keys.filter(({ name }) => !Object.hasOwn(entities, name)).map(({ name }) => name);
  if (missing.length > 0) throw new LookupError('missing_entity_key', `Missing join key values for keys: ${missing.join(', ')}`);
  const types = new Map<string, KeyType>(plan.keys.map(({ name, type }) => [name, type]));
  const texts = new Map<string, readonly (EntityKeyText | null)[]>();
  const columns = Object.entries(entities).map(([name, values]): LookupColumn => {
    const type = types.get(name);
    const read = type === undefined ? null : values.map((value) => readEntityValue(name, type, value));
    if (read) texts.set(name, read);
    return {
      values: read ? read.map((text) => text?.json ?? 'null') : values.map(echoEntityValue),
      statuses: values.map((value) => (value === null ? 'NULL_VALUE' : 'PRESENT')),
      eventMs: values.map(() => 0),
      details: null,
    };
  });
  return { names: Object.keys(entities), columns, texts };
}

/** Key of each entity row, null where a key value is null: nothing is stored under it. */
function addressesOf(read: GroupRead, texts: ReadKeys['texts'], rows: number): readonly (OnlineKey | null)[] {
  const { tenant, view, keySpace, keys, online } = read.manifest;
  return Array.from({ length: rows }, (_, row) => {
    const entity: Record<string, string> = {};
    for (const { name } of keys) {
      const text = texts.get(name)?.[row];
      if (!text || !online) return null;
      entity[name] = text.key;
    }
    return { tenant, view, keySpace, group: read.keyGroup, entity };
  });
}

type Found = {
  readonly addresses: readonly (readonly (OnlineKey | null)[])[];
  readonly hits: readonly (OnlineHit | null)[];
  readonly nowMs: number;
  readonly maxAgeMs: number | null;
};

function fillColumns(plan: RequestPlan, found: Found): readonly LookupColumn[] {
  const columns = plan.featureNames.map((): MutableColumn => ({ values: [], statuses: [], eventMs: [], details: [] }));
  let next = 0;
  for (const [index, read] of plan.reads.entries()) {
    for (const address of found.addresses[index] ?? []) {
      const hit = address === null ? null : (found.hits[next++] ?? null);
      const sight = hit && see(hit, read.manifest, found);
      for (const column of read.columns) {
        const target = columns[column.order];
        if (target) appendValue(target, sight === null ? NEVER_SEEN : judge(column, sight));
      }
    }
  }
  return columns;
}

type Judged = { readonly value: string; readonly status: ValueStatus; readonly eventMs: number; readonly detail: ValueDetail | null };

const NEVER_SEEN: Judged = { value: 'null', status: 'NOT_FOUND', eventMs: 0, detail: null };

/** What all values of one row share. */
type Sight = { readonly hit: OnlineHit; readonly isValid: boolean; readonly detail: ValueDetail };

function see(hit: OnlineHit, { ttlMs, objective }: ServingManifest, { nowMs, maxAgeMs }: Found): Sight {
  const { eventMs, windowStart, windowEnd, watermarkMs, revision, newestEventMs } = hit.record;
  const fresh = objective === null ? null : nowMs - newestEventMs <= objective.thresholdMs;
  return {
    hit,
    isValid: isValidAt(nowMs, eventMs, { ttlMs, maxAgeMs }),
    detail: { ageMs: nowMs - eventMs, windowStart, windowEnd, watermarkMs, revision, fresh },
  };
}

function judge(column: FeatureColumn, { hit, isValid, detail }: Sight): Judged {
  const value = isValid ? valueText(column.type, hit.features[column.feature] ?? 'null') : 'null';
  const status = !isValid ? 'OUTSIDE_MAX_AGE' : value === 'null' ? 'NULL_VALUE' : 'PRESENT';
  return { value, status, eventMs: hit.record.eventMs, detail };
}

function appendValue(column: MutableColumn, { value, status, eventMs, detail }: Judged): void {
  column.values.push(value);
  column.statuses.push(status);
  column.eventMs.push(eventMs);
  column.details.push(detail);
}

function countValues(plan: RequestPlan, columns: readonly LookupColumn[]): readonly LookupCounts[] {
  return plan.manifests.map(({ view }) => {
    const statuses = plan.reads
      .filter((read) => read.manifest.view === view)
      .flatMap((read) => read.columns.flatMap(({ order }) => columns[order]?.statuses ?? []));
    const count = (status: ValueStatus): number => statuses.reduce((sum, each) => (each === status ? sum + 1 : sum), 0);
    return {
      view,
      present: count('PRESENT'),
      nullValue: count('NULL_VALUE'),
      neverSeen: count('NOT_FOUND'),
      expired: count('OUTSIDE_MAX_AGE'),
      error: 0,
    };
  });
}

function errorCounts(plan: RequestPlan, rows: number): readonly LookupCounts[] {
  return plan.manifests.map(({ view }) => {
    const features = plan.reads.filter((read) => read.manifest.view === view).reduce((sum, read) => sum + read.columns.length, 0);
    return { view, present: 0, nullValue: 0, neverSeen: 0, expired: 0, error: features * rows };
  });
}
