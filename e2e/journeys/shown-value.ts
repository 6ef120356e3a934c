import type { Locator, Page } from '@playwright/test';

/** The value alone of a feature in the inspector: its row holds times too, in which most numbers can be found. */
export const shownValue = (page: Page, feature: string): Locator =>
  page.getByRole('row').filter({ hasText: feature }).getByRole('cell').nth(1);
