import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seededRandom, shuffled } from '#lib/stats/random.ts';
import { demoPages } from './demo-pages.ts';
import { countedAgain, linkedFigures, type LinkedFigure } from './figures.ts';

const pages = demoPages();

/** A researcher's way from the first page on: a click or a choice is one action, and nothing is typed. */
describe('from the first page in a few actions', () => {
  async function walk(
    actions: ((page: Page) => Promise<unknown>)[],
    seen: (page: Page) => Promise<void>
  ): Promise<void> {
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
  const choose = (select: string, value: string) => (page: Page) =>
    page.locator(`select[name="${select}"]`).first().selectOption(value);

  it('arrears on building sites: the city where it surged, and posts some six days before petitions', async () => {
    await walk(
      [
        open('趋势'),
        choose('topic', 'T01.02'),
        (page) => page.getByRole('link', { name: '西安市', exact: true }).click()
      ],
      async (page) => {
        const text = await page.locator('main').innerText();
        const [, lead, low, high] = /网络帖文先说：比信访早 (\d+) 天（约在 (\d+) 至 (\d+) 天）/.exec(text)!.map(Number);
        // Posts of the whole city begin to rise a week before the planted ones: the interval says so, and holds six.
        expect([lead! >= 4 && lead! <= 14, low! > 0 && low! <= 6 && high! >= 6]).toEqual([true, true]);
        const [, surge, calm] = /信访：2026-01-1\d 至 2026-02-\d\d，每天 ([\d.]+) 条，平时 ([\d.]+) 条/
          .exec(text)!
          .map(Number);
        expect(surge!).toBeGreaterThan(2 * calm!);
        // A surge that came and went is an episode, no lasting change.
        expect(text).toMatch(/2026-0[12]-\d\d 那周有一段激增/);
      }
    );
  });

  it('fines of couriers: loud in posts, weak in petitions', async () => {
    await walk([open('趋势'), choose('topic', 'T14.01'), choose('compare', 'year')], async (page) => {
      const text = await page.locator('main').innerText();
      const [, posts, growth] = /网络帖文 (\d+) 条，同比增长 ([\d.]+)%/.exec(text)!.map(Number);
      const [, petitions] = /信访 (\d+) 条，同比/.exec(text)!.map(Number);
      expect(posts!).toBeGreaterThan(3 * petitions!);
      expect(growth!).toBeGreaterThan(100);
      // 0 → 65 → 105 → 107 a month: said on every page that speaks of issues.
      expect(text).toMatch(/持久变化，最近一处从2026年[89]月\d+日那周起.*约为此前的 [2-9]\.\d+ 倍/);
    });
    for (const path of ['/', '/issues', '/wall?show=issues'])
      await pages.visit(path, async (page) => {
        expect(await page.locator('main').innerText(), path).toMatch(
          /(骑手|外卖员)[^\n]*[\s\S]{0,60}(高位|居高|上升)|(高位|居高|上升)[^\n]*(骑手|外卖员)/
        );
      });
  });

  it('heat allowance: fewer complaints after the agreement of the trade', async () => {
    await walk(
      [
        open('热点问题'),
        choose('period', '2026-07'),
        choose('topic', 'T05'),
        choose('order', 'period'),
        (page) => page.getByRole('link', { name: /高温/ }).first().click()
      ],
      async (page) => {
        const [, after, before] = /签订后 11 个月 (\d+) 条，上年同月 (\d+) 条/
          .exec(await page.locator('main li', { hasText: '煤化工' }).filter({ hasText: '签订后' }).innerText())!
          .map(Number);
        expect(after!).toBeLessThan(before!);
      }
    );
  });
});

describe('one name, one number', () => {
  it('the same name gives the same number on every page, and a narrower count adds up to it', async () => {
    const textOf = async (path: string) => {
      let text = '';
      await pages.visit(path, async (page) => {
        text = await page.locator('main').innerText();
      });
      return text;
    };
    const number = (text: string, pattern: RegExp) => Number(pattern.exec(text)![1]!.replaceAll(',', ''));
    const home = await textOf('/');
    const registered = ['走访次数', '信访件数', '网络帖文数'].map((name) =>
      number(home, new RegExp(`${name}\\s+([\\d,]+)`))
    );
    expect(number(await textOf('/visits'), /走访 ([\d,]+) 次/)).toBe(registered[0]);
    expect(number(await textOf('/petitions'), /登记信访诉求 ([\d,]+) 件/)).toBe(registered[1]);
    const trends = await textOf('/trends');
    const parts = ['走访次数', '信访件数', '网络帖文数'].map((name) => {
      const [, whole, part] = new RegExp(`${name} ([\\d,]+) [次件条]中的 ([\\d,]+) 条`).exec(trends)!;
      return [whole!, part!].map((digits) => Number(digits.replaceAll(',', '')));
    });
    expect(parts.map(([whole]) => whole)).toEqual(registered);
    const sum = (of: number[]) => of.reduce((total, one) => total + one, 0);
    const requests = sum(parts.map(([, part]) => part!));
    expect(number(trends, /这 ([\d,]+) 条/)).toBe(requests);
    expect(number(trends, /其余 ([\d,]+) 条（没有写意见/)).toBe(sum(registered) - requests);
  });
});

describe('figures of the researchers’ pages', () => {
  it('thirty drawn at random lead to rows whose number, counted again from the export, is the figure', async () => {
    const pool: LinkedFigure[] = [];
    for (const path of [
      '/issues',
      '/issues?hotmonth=2026-02',
      '/issues?scope=6101',
      '/trends',
      '/trends?topic=T01&by=topic',
      '/trends?by=group',
      '/trends?scope=6101',
      '/trends?by=industry&counted=negative',
      '/trends?city=610100&by=source&source=petitions',
      '/search?q=工资'
    ]) {
      await pages.visit(path, async (page) => {
        pool.push(...(await linkedFigures(page)).filter(({ figure }) => figure > 0));
      });
    }
    expect(new Set(pool.map(({ page }) => page)).size).toBe(10);
    const drawn = shuffled(pool, seededRandom(20261128)).slice(0, 30);
    const differing: (LinkedFigure & { counted: number })[] = [];
    for (const one of drawn) {
      const counted = await countedAgain(pages.web.url, one.rows);
      if (counted !== one.figure) differing.push({ ...one, counted });
    }
    process.stdout.write(
      `figures: ${pool.length} with rows, ${drawn.length} drawn, ${drawn.length - differing.length} equal\n`
    );
    expect(differing).toEqual([]);
  });
});
