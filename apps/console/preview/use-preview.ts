'use client';

import type { Plan } from '@freshet/definitions';
import { useEffect, useRef, useState } from 'react';
import { createPreviewClient, type PreviewClient, PreviewError, type WorkerPort } from './preview-client';
import type { PreviewRecord, PreviewResult } from './preview-message';

/** A preview on screen: the newest result stays while the next one is computed. */
export type PreviewState = { readonly result: PreviewResult | null; readonly busy: boolean; readonly error: PreviewError | null };

const spawnWorker = (): WorkerPort =>
  new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module', name: 'freshet-preview' }) as WorkerPort;

/** Computes what `plan` makes of `records`, again whenever either changes; nothing while one is null. `attempt` runs it once more. */
export function usePreview(plan: Plan | null, records: readonly PreviewRecord[] | null, attempt: number): PreviewState {
  const client = useRef<PreviewClient | null>(null);
  const [state, setState] = useState<PreviewState>({ result: null, busy: false, error: null });

  useEffect(
    () => () => {
      client.current?.close();
      client.current = null;
    },
    [],
  );
  useEffect(() => {
    if (!plan || !records || attempt < 0) return;
    let wanted = true;
    client.current ??= createPreviewClient(spawnWorker);
    setState((previous) => ({ ...previous, busy: true, error: null }));
    client.current.run({ plan, records }).then(
      (result) => wanted && setState({ result, busy: false, error: null }),
      (error: unknown) => wanted && setState((previous) => ({ ...previous, busy: false, error: toPreviewError(error) })),
    );
    return () => {
      wanted = false;
    };
  }, [plan, records, attempt]);
  return state;
}

const toPreviewError = (error: unknown): PreviewError =>
  error instanceof PreviewError ? error : new PreviewError('failed', error instanceof Error ? error.message : String(error));
