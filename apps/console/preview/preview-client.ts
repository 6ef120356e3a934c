import type { PreviewRequest, PreviewResponse, PreviewResult } from './preview-message';

/** Why a preview has no result. `crashed` means that the worker died and a new one is ready. */
export class PreviewError extends Error {
  readonly code: 'failed' | 'crashed' | 'timed_out';

  constructor(code: PreviewError['code'], message: string) {
    super(message);
    this.name = 'PreviewError';
    this.code = code;
  }
}

/** The part of a Web Worker that the client needs. */
export interface WorkerPort {
  postMessage(message: PreviewRequest): void;
  terminate(): void;
  onmessage: ((event: { readonly data: PreviewResponse }) => void) | null;
  onerror: ((event: { readonly message?: string; preventDefault?: () => void }) => void) | null;
}

type Waiting = { readonly id: number; readonly resolve: (result: PreviewResult) => void; readonly reject: (error: PreviewError) => void };

const timeoutMs = 15_000;

/** Runs plans over samples in one Web Worker; a newer run supersedes an older one, a worker that dies or hangs is replaced. */
export type PreviewClient = {
  /** Rejects with a {@link PreviewError}; a superseded run never settles. */
  readonly run: (request: Omit<PreviewRequest, 'id'>) => Promise<PreviewResult>;
  readonly close: () => void;
};

/** Creates a client over workers that `spawn` makes; the first one starts with the first run. */
export function createPreviewClient(spawn: () => WorkerPort): PreviewClient {
  let worker: WorkerPort | null = null;
  let waiting: Waiting | null = null;
  let nextId = 1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const drop = (): void => {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
  };
  const fail = (error: PreviewError): void => {
    const { reject } = waiting ?? {};
    waiting = null;
    drop();
    reject?.(error);
  };
  const start = (): WorkerPort => {
    const started = spawn();
    started.onmessage = ({ data }) => {
      if (data.id !== waiting?.id) return;
      const { resolve, reject } = waiting;
      waiting = null;
      clearTimeout(timer);
      if ('result' in data) resolve(data.result);
      else reject(new PreviewError('failed', data.failure));
    };
    started.onerror = (event) => {
      event.preventDefault?.();
      fail(new PreviewError('crashed', event.message || 'The preview stopped unexpectedly.'));
    };
    return started;
  };

  return {
    run: (request) => {
      if (waiting) drop(); // a run that is no longer wanted may be long: its worker goes with it
      return new Promise((resolve, reject) => {
        const id = nextId++;
        waiting = { id, resolve, reject };
        worker ??= start();
        clearTimeout(timer);
        timer = setTimeout(() => fail(new PreviewError('timed_out', 'The preview took longer than 15 s.')), timeoutMs);
        worker.postMessage({ id, ...request });
      });
    },
    close: () => {
      waiting = null;
      drop();
    },
  };
}
