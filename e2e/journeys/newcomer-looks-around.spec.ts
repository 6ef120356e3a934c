import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { query } from './api';
import { type Freshet, until } from './freshet';
import { expect, test, watch } from './world';

test.use({ demo: true });
test.describe.configure({ mode: 'serial' });

type Summary = { readonly name: string };
type Entities = { readonly entities: readonly { readonly entity: Record<string, string> }[] };
type Deployments = readonly { readonly id: string }[];

const addresses = async (freshet: Freshet): Promise<Readonly<Record<string, string>>> => {
  const views = await until('three demo feature views', async () => {
    const found = await query<readonly Summary[]>(freshet.consoleUrl, 'featureView.list', { tenant: 'default' });
    return found.length >= 3 ? found : null;
  });
  const view = views[0]?.name ?? '';
  const entities = await until('an entity with values', async () => {
    const found = await query<Entities>(freshet.consoleUrl, 'entity.scan', { tenant: 'default', view, limit: 5 });
    return found.entities.length > 0 ? found.entities : null;
  });
  const deployments = await query<Deployments>(freshet.consoleUrl, 'deployment.list', { tenant: 'default', view });
  const entity = new URLSearchParams(entities[0]?.entity ?? {}).toString();
  return {
    catalogue: '/default/features',
    view: `/default/features/${view}`,
    design: `/default/features/${view}/design`,
    new: '/default/features/new',
    entities: '/default/entities',
    inspector: `/default/entities/${view}?${entity}`,
    deadLetters: '/default/dead-letters',
    deployment: `/default/deployments/${deployments[0]?.id}`,
  };
};

const serious = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

let pages: Readonly<Record<string, string>> = {};

test('the demo world is alive within a minute', async ({ freshet }) => {
  pages = await addresses(freshet);
  expect(Object.keys(pages)).toHaveLength(8);
});

test('an address that is not there says so in the reader’s theme', async ({ freshet, browser }) => {
  const context = await browser.newContext({ colorScheme: 'dark' });
  const page = await context.newPage();
  for (const path of ['/default/features/no_such_view', '/no-such-tenant/features']) {
    const response = await page.goto(`${freshet.consoleUrl}${path}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  }
  await context.close();
});

for (const scheme of ['light', 'dark'] as const)
  for (const width of [1440, 390] as const)
    test(`every screen is quiet, accessible and fits at ${width} px in ${scheme}`, async ({ freshet, browser }) => {
      test.setTimeout(180_000);
      const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: width === 390 ? 844 : 900 } });
      for (const [name, path] of Object.entries(pages)) {
        const page = await context.newPage();
        const { complaints } = watch(page, freshet.consoleUrl);
        await page.goto(`${freshet.consoleUrl}${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForTimeout(1_500);
        await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
        expect(await serious(page), `${name} ${path}`).toEqual([]);
        expect(complaints, `${name} ${path}`).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
        await page.close();
      }
      await context.close();
    });
