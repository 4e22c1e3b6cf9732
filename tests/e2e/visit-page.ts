import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { watch, type Served } from './world.ts';

/** Opens a page of the served product, uses it, and expects it to have been good all the while. */
export async function visitPage(web: Served, browser: BrowserContext, path: string, use: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage();
  const watched = watch(page);
  try {
    expect((await page.goto(web.url + path, { waitUntil: 'networkidle' }))?.status()).toBe(200);
    await use(page);
    expect(watched.problems).toEqual([]);
  } finally {
    await page.close();
  }
}
