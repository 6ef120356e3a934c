import { z } from 'zod';
import type { Rows } from '../db';
import { tenantRead } from '../verb';
import { type DeadLetterRecord, Reason } from './dead-letter-record';

export const ListDeadLettersInput = z.object({
  view: z.string().optional(),
  reason: Reason.optional(),
  limit: z.int().min(1).max(1_000),
  /** The id of the last letter of the page before. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

/** How many records one deployment of a view refused for one reason, kept or not. */
export type DeadLetterTotal = {
  readonly view: string;
  readonly deployment: string;
  readonly revision: number;
  readonly reason: z.infer<typeof Reason>;
  readonly count: number;
};

const CheckpointStats = z.object({ deadLetters: z.partialRecord(Reason, z.int()) });

/**
 * Checkpoints of each view's deployments, newest first, back to the newest that read its source from the earliest record:
 * what went before read the same records.
 */
const speakingCheckpoints = async (rows: Rows, tenant: string, view: string | undefined) => {
  const checkpoints = await rows.checkpoint.findMany({
    where: { deployment: { tenantName: tenant, viewName: view } },
    orderBy: { deploymentId: 'desc' },
    include: { deployment: { select: { viewName: true, revision: true, start: true } } },
  });
  const covered = new Set<string>();
  return checkpoints.filter(({ deployment: { viewName, start } }) => {
    if (covered.has(viewName)) return false;
    if (start === 'earliest') covered.add(viewName);
    return true;
  });
};

/**
 * Kept dead letters, newest first, and the exact totals by deployment and reason as of its newest checkpoint, of the
 * deployments that together read all that each view's newest start from the earliest record has read.
 */
export const listDeadLetters = tenantRead(
  ListDeadLettersInput,
  async (
    { rows, tenant },
    { view, reason, limit, before },
  ): Promise<{ letters: readonly DeadLetterRecord[]; totals: readonly DeadLetterTotal[] }> => {
    const checkpoints = await speakingCheckpoints(rows, tenant, view);
    const totals = checkpoints.flatMap(({ stats, deploymentId, deployment: { viewName, revision } }) =>
      Object.entries(CheckpointStats.parse(stats).deadLetters)
        .map(([name, count]) => ({
          view: viewName,
          deployment: String(deploymentId),
          revision,
          reason: Reason.parse(name),
          count: count ?? 0,
        }))
        .filter((total) => total.count > 0 && (reason === undefined || total.reason === reason)),
    );
    const found = await rows.deadLetter.findMany({
      where: {
        tenantName: tenant,
        deploymentId: { in: checkpoints.map(({ deploymentId }) => deploymentId) },
        reason,
        id: before === undefined ? undefined : { lt: BigInt(before) },
      },
      orderBy: { id: 'desc' },
      take: limit,
    });
    const letters = found.map((row) => ({
      id: String(row.id),
      view: row.viewName,
      deployment: String(row.deploymentId),
      partition: row.partition,
      offset: Number(row.offset),
      reason: Reason.parse(row.reason),
      appendMs: Number(row.appendMs),
      payload: row.payload,
    }));
    return { letters, totals };
  },
);
