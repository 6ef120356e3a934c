import { test as base, type Page } from '@playwright/test';
import { type Freshet, startFreshet } from './freshet';

/** What a page must never do: log an error, fail a script, ask another host. */
export type Watch = { readonly complaints: readonly string[] };

/** Collects console errors, page errors and requests to other hosts from now on. */
export const watch = (page: Page, ownUrl: string): Watch => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(ownUrl).origin) complaints.push(`request to ${url.origin}`);
  });
  return { complaints };
};

/** A journey's test with a Freshet of its own, shared by the tests of one file; `demo: true` fills it with the demo world. */
export const test = base.extend<object, { demo: boolean; freshet: Freshet }>({
  demo: [false, { option: true, scope: 'worker' }],
  freshet: [
    async ({ demo }, use) => {
      const freshet = await startFreshet({ demo });
      await use(freshet);
      await freshet.dispose();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
});

export { expect } from '@playwright/test';
