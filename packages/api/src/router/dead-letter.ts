import { listDeadLetters } from '@freshet/registry';
import { z } from 'zod';
import { payloadText } from '../dead-letter/payload-text';
import { router, tenantProcedure } from '../trpc';

const Reason = z.enum(['not_json_object', 'event_time_unreadable', 'entity_key_missing', 'before_1970', 'too_far_ahead']);

/** Records that could not be used. */
export const deadLetterRouter = router({
  list: tenantProcedure
    .input(
      z.object({
        view: z.string().optional(),
        reason: Reason.optional(),
        limit: z.int().min(1).max(200).default(50),
        before: z.string().optional(),
      }),
    )
    .query(async ({ ctx, input: { view, reason, limit, before } }) => {
      const { letters, totals } = await listDeadLetters({ ctx: ctx.registry, input: { view, reason, limit, before } });
      return { letters: letters.map(({ payload, ...letter }) => ({ ...letter, ...payloadText(payload) })), totals };
    }),
});
