import type { Plan } from '@freshet/definitions';
import type { Prisma } from '@freshet/prisma';
import { z } from 'zod';
import { fromJson } from '../json';

/** What should be. */
export const DesiredState = z.enum(['running', 'paused', 'deleted']);
export type DesiredState = z.infer<typeof DesiredState>;

/** What was seen. */
export const ObservedState = z.enum([
  'pending',
  'validating',
  'starting',
  'warming',
  'healthy',
  'degraded',
  'stopping',
  'paused',
  'failed',
  'deleted',
]);
export type ObservedState = z.infer<typeof ObservedState>;

/** One step of bringing a deployment up, for the progress shown to its author. */
export const DeploymentStep = z.object({
  name: z.string(),
  startedMs: z.int(),
  endedMs: z.int().nullable(),
  outcome: z.enum(['running', 'done', 'failed', 'skipped']),
  detail: z.string().nullable(),
});
export type DeploymentStep = z.infer<typeof DeploymentStep>;

/** Where reading begins: the log's first record, its end, or the first record appended at an instant (epoch ms). */
export const DeploymentStart = z.union([z.literal('earliest'), z.literal('latest'), z.int().min(0)]);
export type DeploymentStart = z.infer<typeof DeploymentStart>;

/** A revision on an engine. */
export type DeploymentRecord = {
  readonly id: string;
  readonly tenant: string;
  readonly view: string;
  readonly revision: number;
  readonly keySpace: number;
  readonly engine: 'embedded';
  readonly start: DeploymentStart;
  /** Rows whose window starts before it are not published (epoch ms); null publishes all. */
  readonly validFrom: number | null;
  readonly desired: DesiredState;
  readonly observed: ObservedState;
  readonly observedMs: number | null;
  readonly detail: string | null;
  readonly steps: readonly DeploymentStep[];
  /** 0 before the first attempt. */
  readonly attempt: number;
  readonly epoch: number;
  readonly createdMs: number;
  /** `<tenant>.<view>.d<id>.a<attempt>` */
  readonly jobId: string;
};

/** What the reconciler needs to run a deployment. */
export type DesiredDeployment = DeploymentRecord & { readonly plan: Plan; readonly planHash: string; readonly plainGroup: string | null };

type DeploymentRow = Prisma.DeploymentGetPayload<Record<string, never>>;

/** The record of a row. */
export const toDeploymentRecord = (row: DeploymentRow): DeploymentRecord => ({
  id: String(row.id),
  tenant: row.tenantName,
  view: row.viewName,
  revision: row.revision,
  keySpace: row.keySpace,
  engine: 'embedded',
  start: DeploymentStart.parse(/^\d+$/.test(row.start) ? Number(row.start) : row.start),
  validFrom: row.validFrom === null ? null : Number(row.validFrom),
  desired: DesiredState.parse(row.desired),
  observed: ObservedState.parse(row.observed),
  observedMs: row.observedMs === null ? null : Number(row.observedMs),
  detail: row.detail,
  steps: fromJson<readonly DeploymentStep[]>(row.steps),
  attempt: row.attempt,
  epoch: row.epoch,
  createdMs: Number(row.createdMs),
  jobId: `${row.tenantName}.${row.viewName}.d${row.id}.a${row.attempt}`,
});
