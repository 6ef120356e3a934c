import { type DeploymentStart, deployRevision, type RegistryContext } from '@freshet/registry';
import { publishText } from './publish-text';

/** What came of deploying one view. */
export type DeployedView = { readonly view: string; readonly revision: number; readonly deployment: string; readonly jobId: string };

/** Publishes a text and says that each of its views should run. Rejects with `ApiError('invalid')` and diagnostics. */
export const deployText = async (ctx: RegistryContext, text: string, start: DeploymentStart): Promise<readonly DeployedView[]> => {
  const { views } = await publishText(ctx, text);
  const deployed: DeployedView[] = [];
  for (const { view, revision } of views) {
    const { id, jobId } = await deployRevision({ ctx, input: { view, revision, engine: 'embedded', start } });
    deployed.push({ view, revision, deployment: id, jobId });
  }
  return deployed;
};
