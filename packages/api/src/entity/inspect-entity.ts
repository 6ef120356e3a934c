import { type FieldType, formatFieldType, type KeyPlan, type WireValue } from '@freshet/definitions';
import { keyText, type OnlineHit, type OnlineKey, type OnlineStore } from '@freshet/online-store';
import { isValidAt, type ManifestGroup, readEntityValue, type ServingManifest, type ValueStatus } from '@freshet/serving/lookup';
import { ApiError } from '../errors';
import { keyGroup, servingManifest } from './serving-manifest';

/** One stored value with everything known of it; instants epoch ms, durations ms, null where there is no row. */
export type InspectedValue = {
  readonly name: string;
  readonly group: string;
  readonly value: WireValue;
  readonly type: string;
  readonly status: ValueStatus;
  readonly windowStart: number | null;
  readonly windowEnd: number | null;
  readonly eventMs: number | null;
  readonly newestEventMs: number | null;
  readonly writtenMs: number | null;
  readonly ageMs: number | null;
  readonly ttlLeftMs: number | null;
  readonly expiresMs: number | null;
  readonly revision: number | null;
  readonly watermarkMs: number | null;
};

/** One entity of one view as the online store has it now. */
export type Inspection = {
  readonly view: string;
  readonly revision: number;
  readonly keySpace: number;
  readonly asOfMs: number;
  readonly ttlMs: number | null;
  readonly thresholdMs: number | null;
  readonly keys: readonly KeyPlan[];
  readonly entity: Readonly<Record<string, string>>;
  readonly groups: readonly { readonly name: string; readonly storedKey: string; readonly found: boolean }[];
  readonly values: readonly InspectedValue[];
};

/** Which entity; values are the canonical texts of its keys. */
export type InspectOptions = {
  readonly tenant: string;
  readonly view: string;
  readonly entity: Readonly<Record<string, string>>;
  readonly nowMs: number;
};

const keyTexts = (manifest: ServingManifest, entity: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const texts: Record<string, string> = {};
  for (const { name, type } of manifest.keys) {
    const text = Object.hasOwn(entity, name) ? readEntityValue(name, type, entity[name] ?? null) : null;
    if (text === null) throw new ApiError('invalid', `The entity key "${name}" is missing.`);
    texts[name] = text.key;
  }
  return texts;
};

const parsed = (text: string | undefined): WireValue => (text === undefined ? null : (JSON.parse(text) as WireValue));

type Feature = { readonly name: string; readonly type: FieldType };

const NOTHING = {
  value: null,
  status: 'NOT_FOUND',
  windowStart: null,
  windowEnd: null,
  eventMs: null,
  newestEventMs: null,
  writtenMs: null,
  ageMs: null,
  ttlLeftMs: null,
  expiresMs: null,
  revision: null,
  watermarkMs: null,
} as const;

type Judging = { readonly group: ManifestGroup; readonly hit: OnlineHit | null; readonly ttlMs: number | null; readonly nowMs: number };

const inspected = ({ name, type }: Feature, { group, hit, ttlMs, nowMs }: Judging): InspectedValue => {
  const heading = { name, group: group.name, type: formatFieldType(type) };
  if (hit === null) return { ...heading, ...NOTHING };
  const { windowStart, windowEnd, eventMs, newestEventMs, writtenMs, revision, watermarkMs } = hit.record;
  const value = parsed(hit.features[name]);
  const valid = isValidAt(nowMs, eventMs, { ttlMs, maxAgeMs: null });
  const expiresMs = ttlMs === null ? null : eventMs + ttlMs;
  return {
    ...heading,
    value,
    status: valid ? (value === null ? 'NULL_VALUE' : 'PRESENT') : 'OUTSIDE_MAX_AGE',
    ...{ windowStart, windowEnd, eventMs, newestEventMs, writtenMs, revision, watermarkMs },
    ageMs: nowMs - eventMs,
    ttlLeftMs: expiresMs === null ? null : Math.max(0, expiresMs - nowMs),
    expiresMs,
  };
};

/** Reads every feature of one entity, expired ones with their last value. Rejects with `not_found` while nothing serves the view. */
export const inspectEntity = async (store: OnlineStore, options: InspectOptions): Promise<Inspection> => {
  const { tenant, view, nowMs } = options;
  const manifest = await servingManifest(store, tenant, view);
  if (manifest === null) throw new ApiError('not_found', `Nothing serves the view "${view}" yet.`);
  const entity = keyTexts(manifest, options.entity);
  const keys = manifest.groups.map(
    (group): OnlineKey => ({ tenant, view, keySpace: manifest.keySpace, group: keyGroup(manifest, group.name), entity }),
  );
  const hits = manifest.online ? await store.read(keys) : [];
  return {
    view,
    revision: manifest.revision,
    keySpace: manifest.keySpace,
    asOfMs: nowMs,
    ttlMs: manifest.ttlMs,
    thresholdMs: manifest.objective?.thresholdMs ?? null,
    keys: manifest.keys,
    entity,
    groups: keys.map((key, index) => ({
      name: manifest.groups[index]?.name ?? '',
      storedKey: keyText(key),
      found: (hits[index] ?? null) !== null,
    })),
    values: manifest.groups.flatMap((group, index) =>
      group.features.map((feature) => inspected(feature, { group, hit: hits[index] ?? null, ttlMs: manifest.ttlMs, nowMs })),
    ),
  };
};
