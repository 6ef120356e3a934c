import type { Locator, Page } from '@playwright/test';
import { ingest } from './api';
import { shownValue } from './shown-value';
import { expect, test, watch } from './world';

const HOUR = 3_600_000;
const start = Math.floor(Date.now() / HOUR) * HOUR - 2 * HOUR;
const view = 'visits_by_keyboard';
const mostTabs = 120;

const visit = (visitor: string, ms: number): string => JSON.stringify({ visitor, event_timestamp: new Date(ms).toISOString() });

const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement);

/** Presses Tab until the target has the focus, as somebody without a pointer does. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < mostTabs; presses += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${mostTabs} tabs did not reach ${target}`);
};

/** Goes to a field and types over what it holds. */
const typeInto = async (page: Page, target: Locator, text: string): Promise<void> => {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
};

const press = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
};

test('the first Tab leads past the navigation', async ({ freshet, page }) => {
  await page.goto(`${freshet.consoleUrl}/default/features`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('a feature is designed, deployed and read without a pointer', async ({ freshet, page }) => {
  const { complaints } = watch(page, freshet.consoleUrl);
  await page.goto(`${freshet.consoleUrl}/default/features`);
  await press(page, page.getByRole('link', { name: /new feature view/i }));
  await press(page, page.getByRole('button', { name: /blank/i }));

  await typeInto(page, page.getByLabel('Feature view name'), view);
  await typeInto(page, page.getByLabel('Kafka topic'), 'visits');
  await typeInto(page, page.getByLabel('Entity keys'), 'visitor');
  await typeInto(page, page.getByLabel('Aggregation 1 name'), 'visits_1h');
  await page.keyboard.press('ControlOrMeta+Enter');

  await press(page, page.getByRole('button', { name: /^deploy/i }));
  await expect(page.getByText(/running/i).first()).toBeVisible({ timeout: 45_000 });

  const body = [visit('ada', start), visit('ada', start + 60_000), visit('closer', start + HOUR + 6_000)].join('\n');
  expect((await ingest(freshet.featureServerUrl, { topic: 'visits', body })).status).toBe(200);

  await page.goto(`${freshet.consoleUrl}/default/features`);
  const catalogued = page.getByRole('link', { name: view });
  await press(page, catalogued);
  await press(page, page.getByRole('link', { name: 'Entities with values' }));
  await typeInto(page, page.getByRole('textbox', { name: /^visitor/ }), 'ada');
  await page.keyboard.press('Enter');
  await expect(shownValue(page, 'visits_1h')).toHaveText('2', { timeout: 30_000 });
  expect(complaints).toEqual([]);
});

test('a dialog closes with Escape and gives the focus back', async ({ freshet, page }) => {
  await page.goto(`${freshet.consoleUrl}/default/features/${view}`);
  const remove = page.getByRole('button', { name: 'Delete' });
  await press(page, remove);
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(remove).toBeFocused();
});
