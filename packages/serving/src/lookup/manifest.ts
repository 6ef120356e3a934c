import type { FieldType, KeyPlan, ObjectivePlan, Plan, WindowPlan } from '@freshet/definitions';
import { z } from 'zod';
import { LookupError } from './lookup-error';

const FieldTypeWire: z.ZodType<FieldType> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['string', 'boolean', 'int64', 'double', 'timestamp']) }),
  z.object({ kind: z.literal('decimal'), precision: z.number().int(), scale: z.number().int() }),
]);

const WindowWire = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tumbling'), size_ms: z.number(), offset_ms: z.number() }),
  z.object({ kind: z.literal('sliding'), size_ms: z.number(), slide_ms: z.number(), offset_ms: z.number() }),
  z.object({ kind: z.literal('session'), gap_ms: z.number() }),
]);

const ManifestWire = z.object({
  format: z.literal(1),
  tenant: z.string(),
  view: z.string(),
  key_space: z.number().int().positive(),
  revision: z.number().int().positive(),
  switched_ms: z.number().int(),
  plain_group: z.string().nullable(),
  keys: z.array(z.object({ name: z.string(), type: z.enum(['string', 'int64', 'boolean']) })),
  groups: z.array(
    z.object({
      name: z.string(),
      window: WindowWire,
      features: z.array(z.object({ name: z.string(), type: FieldTypeWire })),
    }),
  ),
  ttl_ms: z.number().positive().nullable(),
  objective: z.object({ threshold_ms: z.number(), objective: z.number(), window_ms: z.number() }).nullable(),
  online: z.boolean(),
});

type WindowOnWire = z.infer<typeof WindowWire>;

/** One window group as readers see it: its stored features in declared order. */
export type ManifestGroup = {
  readonly name: string;
  readonly window: WindowPlan;
  readonly features: readonly { readonly name: string; readonly type: FieldType }[];
};

/**
 * What a reader must know of a view to find and judge its values without a database (`delivery.md` K3): the key space that
 * serves, its keys and features, and its time to live. Durations in ms, `switchedMs` epoch ms.
 */
export type ServingManifest = {
  readonly format: 1;
  readonly tenant: string;
  readonly view: string;
  readonly keySpace: number;
  readonly revision: number;
  /** When readers were switched to this key space. */
  readonly switchedMs: number;
  /** The group that owns the key without `#<group>`; null when every group appends its name. */
  readonly plainGroup: string | null;
  readonly keys: readonly KeyPlan[];
  readonly groups: readonly ManifestGroup[];
  readonly ttlMs: number | null;
  readonly objective: ObjectivePlan | null;
  /** False when the view writes no online values: lookups then find none. */
  readonly online: boolean;
};

/** Name of the online store's document that holds a view's manifest; without `view`, the prefix of a tenant's. */
export function manifestName(tenant: string, view = ''): string {
  return `manifest:${tenant}:${view}`;
}

/** The manifest of a compiled view; `deployment` adds what the plan does not know. */
export function manifestOf(
  plan: Plan,
  deployment: Pick<ServingManifest, 'tenant' | 'keySpace' | 'revision' | 'switchedMs' | 'plainGroup'>,
): ServingManifest {
  return {
    format: 1,
    ...deployment,
    view: plan.view,
    keys: plan.keys,
    groups: plan.groups.map((group) => ({
      name: group.name,
      window: group.window,
      features: group.aggregations.map(({ name, type }) => ({ name, type })),
    })),
    ttlMs: plan.ttlMs,
    objective: plan.objective,
    online: plan.outputs.online,
  };
}

/** The stored text of a manifest. */
export function encodeManifest(manifest: ServingManifest): string {
  const { objective } = manifest;
  const wire: z.infer<typeof ManifestWire> = {
    format: 1,
    tenant: manifest.tenant,
    view: manifest.view,
    key_space: manifest.keySpace,
    revision: manifest.revision,
    switched_ms: manifest.switchedMs,
    plain_group: manifest.plainGroup,
    keys: manifest.keys.map(({ name, type }) => ({ name, type })),
    groups: manifest.groups.map((group) => ({
      name: group.name,
      window: encodeWindow(group.window),
      features: group.features.map(({ name, type }) => ({ name, type })),
    })),
    ttl_ms: manifest.ttlMs,
    objective: objective && { threshold_ms: objective.thresholdMs, objective: objective.objective, window_ms: objective.windowMs },
    online: manifest.online,
  };
  return JSON.stringify(wire);
}

/** Reads a stored manifest. Throws `LookupError('unavailable')` for text of an unknown format. */
export function decodeManifest(text: string): ServingManifest {
  const parsed = ManifestWire.safeParse(JSON.parse(text));
  if (!parsed.success) throw new LookupError('unavailable', `a serving manifest of an unknown format: ${z.prettifyError(parsed.error)}`);
  const wire = parsed.data;
  const { objective } = wire;
  return {
    format: 1,
    tenant: wire.tenant,
    view: wire.view,
    keySpace: wire.key_space,
    revision: wire.revision,
    switchedMs: wire.switched_ms,
    plainGroup: wire.plain_group,
    keys: wire.keys,
    groups: wire.groups.map((group) => ({ name: group.name, window: decodeWindow(group.window), features: group.features })),
    ttlMs: wire.ttl_ms,
    objective: objective && { thresholdMs: objective.threshold_ms, objective: objective.objective, windowMs: objective.window_ms },
    online: wire.online,
  };
}

function encodeWindow(window: WindowPlan): WindowOnWire {
  switch (window.kind) {
    case 'tumbling':
      return { kind: 'tumbling', size_ms: window.sizeMs, offset_ms: window.offsetMs };
    case 'sliding':
      return { kind: 'sliding', size_ms: window.sizeMs, slide_ms: window.slideMs, offset_ms: window.offsetMs };
    case 'session':
      return { kind: 'session', gap_ms: window.gapMs };
  }
}

function decodeWindow(window: WindowOnWire): WindowPlan {
  switch (window.kind) {
    case 'tumbling':
      return { kind: 'tumbling', sizeMs: window.size_ms, offsetMs: window.offset_ms };
    case 'sliding':
      return { kind: 'sliding', sizeMs: window.size_ms, slideMs: window.slide_ms, offsetMs: window.offset_ms };
    case 'session':
      return { kind: 'session', gapMs: window.gap_ms };
  }
}
