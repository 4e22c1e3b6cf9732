import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoPages } from './demo-pages.ts';

const pages = demoPages();

/** What a researcher does from the first page on: a click or a choice is one action, and nothing is typed. */
describe('from the first page in a few actions', () => {
  async function walk(actions: ((page: Page) => Promise<unknown>)[], seen: (page: Page) => Promise<void>): Promise<void> {
    expect(actions.length).toBeLessThanOrEqual(8);
    await pages.visit('/', async (page) => {
      for (const act of actions) {
        const before = page.url();
        await act(page);
        await page.waitForURL((url) => url.href !== before);
        await page.waitForLoadState('networkidle');
      }
      await seen(page);
    });
  }
  const open = (name: string) => (page: Page) => page.getByRole('link', { name, exact: true }).first().click();
  const choose = (select: string, value: string) => (page: Page) => page.locator(`select[name="${select}"]`).first().selectOption(value);

  it('fines of couriers: loud in posts, weak in petitions', async () => {
    await walk([open('趋势'), choose('topic', 'T14.01'), choose('compare', 'year')], async (page) => {
      const [, posts, growth, petitions] = /网络帖文 (\d+) 条，同比增长 ([\d.]+)%；信访 (\d+) 条/.exec(await page.locator('main').innerText())!.map(Number);
      expect(posts!).toBeGreaterThan(3 * petitions!);
      expect(growth!).toBeGreaterThan(100);
    });
  });

  it('heat allowance: fewer complaints after the agreement of the trade', async () => {
    await walk([open('热点问题'), choose('period', '2026-07'), choose('topic', 'T05'), choose('order', 'period'), (page) => page.locator('main tbody a').first().click()], async (page) => {
      const [, after, before] = /签订后 11 个月 (\d+) 条，上年同月 (\d+) 条/.exec(await page.locator('main li', { hasText: '煤化工' }).innerText())!.map(Number);
      expect(after!).toBeLessThan(before!);
    });
  });
});
