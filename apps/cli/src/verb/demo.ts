import { demoWorld } from '@freshet/e2e/scenarios';

/** What the launcher says to its demo child. */
export type DemoOptions = { readonly consoleUrl: string; readonly featureServerUrl: string };

/** `freshet demo`: publishes the demo world and replays its events until it is told to stop. */
export const demo = async ({ consoleUrl, featureServerUrl }: DemoOptions): Promise<void> => {
  const controller = new AbortController();
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(event, () => controller.abort());
  // Listening for the end of the launcher must not itself keep this process alive.
  process.channel?.unref();
  await demoWorld.install(consoleUrl);
  await demoWorld.replay({ featureServerUrl, now: () => Date.now(), signal: controller.signal });
};
