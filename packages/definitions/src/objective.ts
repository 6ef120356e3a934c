import * as z from 'zod';
import { checkDuration, durationKeys, readDuration, WINDOW_RANGE } from './duration-keys';
import type { ObjectivePlan } from './plan/plan';
import { report } from './schema-issue';

const DAY_MS = 86_400_000;

/** The keys of a freshness objective. */
export const OBJECTIVE_SHAPE = {
  ...durationKeys('threshold', WINDOW_RANGE),
  objective: z
    .number()
    .superRefine((share, context) => {
      if (!(share > 0 && share < 1))
        report(context, { code: 'FR104', message: 'An objective is a share between 0 and 1, for example 0.99.' });
    })
    .optional(),
  ...durationKeys('window', { minMs: 3_600_000, maxMs: 366 * DAY_MS }),
};

/** What share of the time values must be fresher than a threshold, over how long; defaults 0.99 and 28 d. */
export const FreshnessObjective = z
  .strictObject(OBJECTIVE_SHAPE)
  .superRefine((wire, context) => {
    checkDuration(context, wire, { name: 'threshold', required: true });
    checkDuration(context, wire, { name: 'window', required: false });
  })
  .transform(
    (wire): ObjectivePlan => ({
      thresholdMs: readDuration(wire, 'threshold') ?? 0,
      objective: wire.objective ?? 0.99,
      windowMs: readDuration(wire, 'window') ?? 28 * DAY_MS,
    }),
  );
export type FreshnessObjective = z.output<typeof FreshnessObjective>;
