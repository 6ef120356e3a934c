import type { Status } from '../../components/status-glyph';
import type { Outputs } from '../../trpc/outputs';

type Observed = Outputs['deployment']['list'][number]['observed'];

const STATES = {
  pending: { status: 'pending', word: 'Pending' },
  validating: { status: 'pending', word: 'Validating' },
  starting: { status: 'pending', word: 'Starting' },
  warming: { status: 'insufficient', word: 'Warming' },
  healthy: { status: 'meeting', word: 'Running' },
  degraded: { status: 'at_risk', word: 'Degraded' },
  stopping: { status: 'pending', word: 'Stopping' },
  paused: { status: 'paused', word: 'Paused' },
  failed: { status: 'breaching', word: 'Failed' },
  deleted: { status: 'no_data', word: 'Deleted' },
} as const satisfies Record<Observed, { readonly status: Status; readonly word: string }>;

/** What was seen of a deployment, as glyph and word; null is a view that nothing runs. */
export const observedStatus = (observed: Observed | null): { readonly status: Status; readonly word: string } =>
  observed === null ? { status: 'no_data', word: 'Not deployed' } : STATES[observed];
