import type { PreviewRequest, PreviewResponse } from './preview-message';
import { runPreview } from './run-preview';

const answer = ({ id, plan, records }: PreviewRequest): PreviewResponse => {
  try {
    return { id, result: runPreview(plan, records, () => performance.now()) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
};

self.onmessage = (event: MessageEvent<PreviewRequest>) => self.postMessage(answer(event.data));
