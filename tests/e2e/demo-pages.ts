import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { demoState } from '../demo-states.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import { openBrowser, serve, watch, type Served } from './world.ts';

/** The built dashboard on demo data and a browser, from the first test of a file to its last. */
export interface DemoPages {
  folder: StateFolder;
  web: Served;
  browser: BrowserContext;
  /** Opens a page, uses it, and expects it to have been good all the while. */
  visit(path: string, use: (page: Page) => Promise<void>): Promise<void>;
}

/** The finding at the top of a page and the rest of its sentence. */
export function headOf(page: Page): Promise<string> {
  return page.locator('main header').first().innerText();
}

/** Registers what opens and closes them; to be called once, at the top of a test file. */
export function demoPages(): DemoPages {
  const root = newRoot();
  const pages: Partial<DemoPages> & { visit: DemoPages['visit'] } = {
    async visit(path, use) {
      const page = await pages.browser!.newPage();
      const watched = watch(page);
      try {
        expect((await page.goto(pages.web!.url + path, { waitUntil: 'networkidle' }))?.status()).toBe(200);
        await use(page);
        expect(watched.problems).toEqual([]);
      } finally {
        await page.close();
      }
    }
  };
  beforeAll(async () => {
    pages.folder = (await demoState('pages', root)).folder;
    pages.web = await serve(pages.folder);
    pages.browser = await openBrowser(root);
  }, 900_000);
  afterAll(async () => {
    await pages.browser?.close();
    await pages.web?.stop();
    removeRoot(root);
  });
  return pages as DemoPages;
}
