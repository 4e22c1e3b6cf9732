import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPages, headOf } from './demo-pages.ts';

/** The built dashboard on demo data, as a leader, a researcher and a clerk would use it. */
const pages = demoPages();

describe('总览', () => {
  it('says what to do today and what changed, marks demo data, and shows six figures and a map', async () => {
    await pages.visit('/', async (page) => {
      expect(await page.locator('h1').innerText()).toMatch(/^今天要办：.*\d/);
      expect(await headOf(page)).toMatch(/\d{4}年\d+月.*。/s);
      expect(await page.getByText('演示数据').count()).toBeGreaterThan(0);
      const text = await page.locator('main').innerText();
      for (const figure of [
        '走访次数',
        '信访件数',
        '信访按期办结率',
        '困难企业走访覆盖率',
        '工资集体协商覆盖率',
        '网络帖文数'
      ])
        expect(text).toContain(figure);
      expect(text).toContain('环比');
      expect(text).toMatch(/约 \d+%–\d+%，[\d,]+ [家件]/);
      expect(await page.locator('svg path').count()).toBeGreaterThan(10);
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
    });
  });

  it('stays within 300 KB until map and charts above the fold are drawn', async () => {
    const page = await pages.browser.newPage();
    const session = await page.context().newCDPSession(page);
    let bytes = 0;
    await session.send('Network.enable');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(`${pages.web.url}/`, { waitUntil: 'networkidle' });
    await page.close();
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(300 * 1024);
  });

  it('keeps scope and period in the URL and shows another person the same screen', async () => {
    await pages.visit('/?scope=6108&period=2026-07', async (page) => {
      const text = await page.locator('body').innerText();
      expect(text).toContain('榆林市总工会');
      expect(await headOf(page)).toContain('2026年7月');
      const coverage = await page.locator('a[href*="/coverage"]').first().getAttribute('href');
      expect(coverage).toContain('scope=6108');
    });
  });
});

describe('大屏', () => {
  it('turns its pages by key and by finger, says the age of the data, and shows map and matters at once', async () => {
    await pages.visit('/wall', async (page) => {
      const text = await page.locator('main').innerText();
      for (const word of ['演示数据', '更新于', '截至', '第 1 页，共 5 页', '今天三件事']) expect(text).toContain(word);
      expect(await page.locator('main svg[role="img"] text').count()).toBeGreaterThan(5);
      expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
      await page.keyboard.press('ArrowRight');
      await page.waitForURL(/show=map/);
      expect(await page.locator('main svg[role="img"]').getAttribute('aria-label')).toMatch(
        /(最高的是|没有可显示的数值)/
      );
      await page.keyboard.press(' ');
      expect(await page.locator('footer').innerText()).toContain('已暂停');
      await page.getByRole('button', { name: '继续' }).click();
      await page.getByRole('button', { name: '暂停' }).waitFor();
      await page.getByRole('link', { name: '下一页' }).click();
      await page.waitForURL(/show=gaps/);
      await page.getByRole('link', { name: '退出' }).click();
      await page.waitForURL((url) => url.pathname === '/');
    });
  });
});

describe('the screens that an office has', () => {
  it('show every page of the rail on 600 pixels of height, and 总览 on three screens of a phone', async () => {
    await pages.visit('/', async (page) => {
      await page.setViewportSize({ width: 1366, height: 600 });
      const last = await page.locator('nav.rail a').last().boundingBox();
      expect(last!.y + last!.height).toBeLessThanOrEqual(600);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(3 * 844);
    });
  });

  it.each(['/', '/?scope=6101', '/coverage', '/search', '/issues'])(
    '%s: names on maps are 11 pixels high at least, and the map fits the window',
    async (path) => {
      await pages.visit(path, async (page) => {
        if (path === '/issues') {
          await page.locator('main a[href^="/issues/hi-"]').first().click();
          await page.waitForURL(/\/issues\/hi-/);
        }
        for (const [width, height] of [
          [1366, 768],
          [390, 844]
        ] as const) {
          await page.setViewportSize({ width, height });
          const map = page.locator('main svg[role="group"]').first();
          await map.locator('text').first().waitFor();
          // The letters follow the width of the drawing, which is measured after the window has changed.
          await page.waitForFunction(() =>
            [...document.querySelectorAll<SVGTextElement>('main svg[role="group"] text')].every(
              (text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM()!.a >= 11
            )
          );
          expect((await map.boundingBox())!.height).toBeLessThanOrEqual(height);
        }
      });
    }
  );
});

describe('覆盖地图', () => {
  it('shows unions that have no land among the others, and opens them by key', async () => {
    await pages.visit('/coverage?by=union&indicator=A07', async (page) => {
      const text = await page.locator('main').innerText();
      for (const word of ['杨凌示范区', '教育工会', '直属高校联合工会', '省总本级']) expect(text).toContain(word);
      await page.locator('main svg a[data-code="61-CY-13"]').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/region=61-CY-13/);
      expect(await headOf(page)).toContain('财贸轻工纺织工会');
    });
  });

  it('drills from province to city to county by click and comes back with Esc', async () => {
    await pages.visit('/coverage', async (page) => {
      await page.locator('a[href*="region=610800"]').first().click();
      await page.waitForURL(/region=610800/);
      expect(await page.locator('main').innerText()).toContain('神木市');
      const area = page.locator('main svg a[href*="region="], main svg [tabindex]').first();
      await area.focus();
      await page.keyboard.press('Escape');
      await page.waitForURL((url) => !url.search.includes('region=610800'));
    });
  });

  it('tells not submitted from zero: the silent county is hatched and named', async () => {
    const truth = JSON.parse(readFileSync(join(pages.folder.root, 'demo-truth.json'), 'utf8')) as {
      stories: { id: string; places: { code: string; name: string }[]; facts: { months?: string[] } }[];
    };
    const silent = truth.stories.find((story) => story.id === 'silent')!;
    const county = silent.places[0]!;
    await pages.visit(
      `/coverage?indicator=A09&region=${county.code.slice(0, 4)}00&period=${silent.facts.months![1]!.slice(0, 7)}`,
      async (page) => {
        const text = await page.locator('main').innerText();
        expect(text).toContain('未报送');
        const row = await page.locator('tr', { hasText: county.name }).first().innerText();
        expect(row).toContain('未报送');
        expect(row).not.toMatch(/\b0(\.0)?%/);
      }
    );
  });

  it('never shows a household count of one to four', async () => {
    await pages.visit('/coverage?indicator=A09&level=county', async (page) => {
      const rows = await page.locator('main tbody tr').allInnerTexts();
      expect(rows.length).toBeGreaterThan(5);
      for (const row of rows) expect(row.split('\t').slice(1, 3).join('\t')).not.toMatch(/(^|\t)[1-4](\t|$)/);
    });
  });

  it('works without JavaScript', async () => {
    const html = await fetch(`${pages.web.url}/coverage?indicator=A14`).then((response) => response.text());
    expect(html).toContain('工资集体协商覆盖率');
    expect(html).toMatch(/<path[^>]+d="/);
    expect(html).toContain('示意图');
  });
});

describe('数据', () => {
  it('shows runs, freshness, what was refused, and the way of a number to its files', async () => {
    await pages.visit('/data', async (page) => {
      const text = await page.locator('main').innerText();
      for (const word of ['走访', '信访', '集体协商', '网络帖文', '基础资料', '成功']) expect(text).toContain(word);
      await page.locator('a[href$="/data/tables/marts.coverage"]').first().click();
      await page.waitForURL(/tables\/marts\.coverage/);
      const lineage = await page.locator('main').innerText();
      for (const word of ['coverage_enterprises', 'visits', '分子', '个入库批次']) expect(lineage).toContain(word);
    });
  });
});

describe('every page', () => {
  const PATHS = [
    '/',
    '/coverage',
    '/gaps',
    '/visits',
    '/petitions',
    '/negotiations',
    '/aid',
    '/coverage?indicator=A23&level=county',
    '/coverage?indicator=A12N',
    '/help',
    '/data',
    '/data/loads',
    '/data/rejects',
    '/data/tables',
    '/data/records'
  ];

  it('has no link that leads nowhere', async () => {
    const seen = new Set<string>();
    for (const path of PATHS) {
      const html = await fetch(pages.web.url + path).then((response) => response.text());
      for (const [, href = ''] of html.matchAll(/<a[^>]+href="([^"#]+)/g))
        if (href.startsWith('/') || href.startsWith('?') || href.startsWith('.'))
          seen.add(new URL(href.replaceAll('&amp;', '&'), pages.web.url + path).toString());
    }
    expect(seen.size).toBeGreaterThan(30);
    const broken: string[] = [];
    // Links that differ only in their region or period lead to the same page; a sample of each route is enough.
    const sample = [...new Map([...seen].map((url) => [url.replace(/\d+/g, 'n'), url])).values()];
    for (const url of sample) {
      const response = await fetch(url);
      await response.arrayBuffer();
      if (response.status !== 200) broken.push(`${response.status} ${url}`);
    }
    expect(broken).toEqual([]);
  });

  it.each([
    [1366, 768],
    [1920, 1080],
    [390, 844]
  ])('does not scroll sideways at %i×%i and leaves no English in sight', async (width, height) => {
    for (const path of PATHS.slice(0, 9)) {
      const page = await pages.browser.newPage();
      await page.setViewportSize({ width, height });
      await page.goto(pages.web.url + path, { waitUntil: 'networkidle' });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        path
      ).toBeLessThanOrEqual(0);
      const text = await page.locator('main').innerText();
      expect(
        text.match(/\b(loading|error|undefined|null|true|false|submitted|enterprise|petitions)\b/gi) ?? [],
        path
      ).toEqual([]);
      await page.close();
    }
  });

  it('answers a wrong filter with a sentence in Chinese and an error number, not a stack', async () => {
    const response = await fetch(`${pages.web.url}/coverage?period=2026-13`);
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html).toContain('期间');
    expect(html).not.toContain('.ts:');
  });
});
