import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { HEADLINE_LENGTH } from '#lib/domain/headline.ts';
import { demoPages } from './demo-pages.ts';

const pages = demoPages();
const SCOPES = [
  ['全省', ''],
  ['西安市', '6101'],
  ['米脂县', '610827']
] as const;
const withScope = (path: string, scope: string) => (scope === '' ? path : `${path}?scope=${scope}`);

/** Words of the machine room: tables, codes of indicators, topics and gaps, statistics, hashes, braces. */
const FORBIDDEN = [
  /marts\.\w+/,
  /NPMI/,
  /\bp\s*[=＝<]\s*0/,
  /\bT\d\d(?:\.\d\d)?\b/,
  /(?<![\w-])A\d\d[A-Z]{0,2}(?![\w-])/,
  /(?<![\w-])G\d{1,2}(?![\w-])/,
  /item_heat/,
  /\{\{/,
  /SHA-256/,
  /\b[0-9a-f]{16,}\b/,
  /\bn\s*=/,
  /区间 \d/,
  /undefined|NaN|\[object/
];

/** The text of a page as it lies open: whatever stands behind 口径 is left out. */
function surfaceOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.querySelector('main')!.cloneNode(true) as HTMLElement;
    for (const closed of copy.querySelectorAll('details, script, style')) closed.remove();
    document.body.append(copy);
    const text = copy.innerText;
    copy.remove();
    return text;
  });
}

describe('the surface of every page', () => {
  // The catalogue of tables (/data) is about tables, and the text of a briefing has a style of its own.
  it.each([
    ...['/', '/?scope=6101', '/?scope=610827', '/coverage', '/coverage?region=610100', '/coverage?view=need', '/gaps'],
    ...['/gaps?region=610827', '/visits', '/visits?scope=610827', '/petitions', '/negotiations', '/aid', '/issues'],
    ...['/trends', '/search', '/studies', '/submissions', '/help', '/account', '/data/text', '/label'],
    ...[
      '/why?of=petitions',
      '/why?of=requests&topic=T01&scope=6101',
      '/why?of=A08',
      '/why?of=visits&scope=610827',
      '/ahead',
      '/notes'
    ]
  ])('%s speaks the words of the office, with one short finding first', async (path) => {
    await pages.visit(path, async (page) => {
      const headline = await page.locator('h1').first().innerText();
      expect([...headline].length, headline).toBeLessThanOrEqual(HEADLINE_LENGTH);
      const text = await surfaceOf(page);
      expect(FORBIDDEN.flatMap((word) => word.exec(text)?.[0] ?? [])).toEqual([]);
      expect(text).not.toContain('网址里的条件');
    });
  });
});

describe.each(SCOPES)('a leader of %s asks from 总览', (name, scope) => {
  it('where nobody goes: the map answers, one press leads to the names', async () => {
    await pages.visit(withScope('/', scope), async (page) => {
      const link = page.locator('section.card', { hasText: '点地区看名单' }).locator('svg a').first();
      await link.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/coverage\?/);
      const text = await page.locator('main').innerText();
      // Names of the companies, or the sentence that there is none to name.
      expect(text).toMatch(/未走访的 [\d,]+ 家，职工多的在前|没有未走访的|不算比率|不适用/);
    });
  });

  it('what gets worse: the one issue that matters is named, one press leads to it', async () => {
    await pages.visit(withScope('/', scope), async (page) => {
      const card = page.locator('section.card', { hasText: '今天三件事' });
      const link = card.locator('a[href^="/issues/"]').first();
      if ((await link.count()) === 0) {
        expect(await card.innerText()).toContain('本期没有归集到热点问题的记录');
        return;
      }
      await link.click();
      await page.waitForURL(/\/issues\/hi-/);
      expect(await page.locator('h1').innerText()).not.toBe('');
    });
  });

  it('who must do what by when: said at once, and given out in two presses', async () => {
    const home = withScope('/', scope);
    await pages.visit(home, async (page) => {
      expect(await page.locator('h1').innerText()).toMatch(/^今天要办：.*\d/);
      const matters = page.locator('section.card', { hasText: '今天三件事' }).locator('ol > li');
      expect(await matters.count()).toBe(3);
      for (const matter of await matters.all())
        expect(await matter.innerText()).toMatch(/责任[^]+(期限|下一步)[^]+(派单|督办|看名单)/);
      await matters.locator('a', { hasText: '派单' }).first().click();
      await page.waitForURL(/\/gaps\/G/);
      expect(await page.locator('input[name="assignee"]').inputValue()).toMatch(/工会|总工会/);
      await page.getByRole('button', { name: '派单', exact: true }).click();
      await page.getByText('派单：在办').waitFor();
    });
    await pages.visit(home, async (page) => {
      const given = page.locator('section.card', { hasText: '今天三件事' });
      expect(await given.innerText(), name).toMatch(/派出的[^]*今天派出，在办/);
    });
  });
});

describe('addresses', () => {
  it('say which condition a page does not know, and a file refuses it', async () => {
    await pages.visit('/gaps?area=610827', async (page) => {
      expect(await page.getByRole('alert').innerText()).toContain('“area”本页没有，没有用上；是不是要写“region”');
      await page.getByRole('link', { name: '改用 region' }).click();
      await page.waitForURL(/region=610827/);
      expect(await page.locator('h1').innerText()).toContain('米脂县');
    });
    expect((await fetch(`${pages.web.url}/gaps/export.csv?area=610827`)).status).toBe(400);
    expect((await fetch(`${pages.web.url}/gaps/export.csv?region=610827`)).status).toBe(200);
  });
});

describe('a change leads to its parts', () => {
  it('those of a key figure add up to what 总览 says, and each leads further', async () => {
    await pages.visit('/', async (page) => {
      const figure = page.locator('.figure', { hasText: '网络帖文数' });
      const said = /比上月([多少]) ([\d,]+) 条/.exec(await figure.innerText())!;
      await figure.getByRole('link', { name: '为什么' }).click();
      await page.waitForURL(/\/why\?of=posts/);
      expect(await page.locator('h1').innerText()).toContain(`比上月${said[1]} ${said[2]} 条`);
      const changes = await page.locator('section.card').first().locator('tbody tr td:nth-child(4)').allInnerTexts();
      const numbers = changes.map((text) => {
        const found = /([多少]) ([\d,]+) 条/.exec(text);
        return found ? Number(found[2]!.replaceAll(',', '')) * (found[1] === '多' ? 1 : -1) : 0;
      });
      expect(numbers.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(numbers.at(-1));
      await page.locator('section.card').first().locator('tbody a').first().click();
      await page.waitForURL(/region=61/);
    });
  });
});

describe('a note on a day', () => {
  it('is on the charts of its unit at once, and gone when it is taken back', async () => {
    await pages.visit('/petitions?scope=6101', async (page) => {
      await page.getByRole('link', { name: '写注记' }).first().click();
      await page.waitForURL(/\/notes\?.*chart=%2Fpetitions/);
      await page.locator('input[name="noted_on"]').fill('2026-07-10');
      await page.locator('input[name="text"]').fill('信访系统切换');
      await page.getByRole('button', { name: '保存', exact: true }).click();
      await page.getByRole('button', { name: '撤回：信访系统切换' }).waitFor();
    });
    const noted = '2026年7月10日 信访系统切换（西安市总工会）';
    await pages.visit('/petitions?scope=6101', async (page) =>
      expect(await page.locator('main').innerText()).toContain(noted)
    );
    await pages.visit('/petitions?scope=6108', async (page) =>
      expect(await page.locator('main').innerText()).not.toContain(noted)
    );
    await pages.visit('/notes?scope=6101', async (page) => {
      await page.getByRole('button', { name: '撤回：信访系统切换' }).click();
      await page.locator('tr.gone').waitFor();
      expect(await page.locator('h1').innerText()).toBe('走势图上还没有注记');
    });
  });
});

describe('numbers lead to names', () => {
  it('the uncovered count of a city opens as many companies as it says', async () => {
    await pages.visit('/coverage?indicator=A14&region=610100', async (page) => {
      const title = await page.locator('#names h2').innerText();
      const count = Number(/的 ([\d,]+) 家/.exec(title)![1]!.replaceAll(',', ''));
      const figure = page.locator('.figure', { hasText: '未覆盖' }).locator('.value a');
      expect(Number((await figure.innerText()).replaceAll(',', ''))).toBe(count);
      expect(await figure.getAttribute('href')).toBe('#names');
      expect(await page.locator('#names tbody tr').count()).toBe(Math.min(200, count));
    });
  });

  it('a hidden figure says why in one press', async () => {
    await pages.visit('/coverage?indicator=A09&scope=610827', async (page) => {
      const hidden = page.locator('main a[href="/help#hidden"]').first();
      await hidden.click();
      await page.waitForURL(/\/help#hidden/);
      expect(await page.locator('#hidden').innerText()).toContain('旁边一格也不公开');
    });
  });
});
