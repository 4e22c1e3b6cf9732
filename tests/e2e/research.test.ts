import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { read as readWorkbook, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readDocx } from '#lib/briefing/word/read-docx.server.ts';
import { demoPages, headOf } from './demo-pages.ts';

/** The researchers' pages in a real browser on demo data. */
const pages = demoPages();

const unzipped = async (path: string) =>
  unzipSync(Buffer.from(await (await fetch(pages.web.url + path)).arrayBuffer()));
const totalOf = async (page: Page) => Number(/匹配 ([\d,]+) 条/.exec(await headOf(page))?.[1]?.replaceAll(',', ''));

describe('检索', () => {
  it('narrows everything by a click on a facet, a month or a place, and the sums stay the total', async () => {
    await pages.visit('/search', async (page) => {
      await page.locator('#query').fill('工资 或 加班');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=/);
      const all = await totalOf(page);
      expect(all).toBeGreaterThan(50);
      expect(await page.locator('mark').count()).toBeGreaterThan(3);
      await page.locator('aside a[href*="source=petitions"]').click();
      await page.waitForURL(/source=petitions/);
      const petitions = await totalOf(page);
      expect(petitions).toBeLessThan(all);
      for (const label of ['主题', '地区', '倾向']) {
        const counts = await page.locator(`aside section[aria-label="${label}"] .count`).allInnerTexts();
        expect(
          counts.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0),
          label
        ).toBe(petitions);
      }
      await page.locator('main svg a[href*="month="]').last().click();
      await page.waitForURL(/month=/);
      const month = await totalOf(page);
      expect(month).toBeLessThanOrEqual(petitions);
      const file = await fetch(`${pages.web.url}/search/records.xlsx${new URL(page.url()).search}`);
      const book = readWorkbook(Buffer.from(await file.arrayBuffer()));
      expect(utils.sheet_to_json(book.Sheets.记录!)).toHaveLength(month);
      expect(JSON.stringify(utils.sheet_to_json(book.Sheets.说明!, { header: 1 }))).toContain('数据版本');
      for (const format of ['csv', 'parquet']) {
        const bundle = await unzipped(`/search/records.${format}${new URL(page.url()).search}`);
        expect(Object.keys(bundle)).toEqual(['说明.csv', `记录.${format}`]);
        expect(strFromU8(bundle['说明.csv']!)).toContain(`记录数,${month}`);
        if (format === 'csv') expect(strFromU8(bundle['记录.csv']!).trim().split('\r\n')).toHaveLength(month + 1);
      }
    });
  });

  it('points at what it cannot read and refuses numbers of persons', async () => {
    await pages.visit('/search?q=地区:火星 工资', async (page) => {
      expect(await page.locator('#problem mark').innerText()).toBe('火星');
      expect(await page.locator('#query').inputValue()).toBe('地区:火星 工资');
    });
    await pages.visit('/search?q=13812345678', async (page) => {
      expect(await page.locator('#problem').innerText()).toContain('不查人');
    });
    expect((await fetch(`${pages.web.url}/search/records.csv?q=13812345678`)).status).toBe(400);
  });
});

describe('热点问题', () => {
  it('leads from the ranking to an issue with its texts, studies and records', async () => {
    await pages.visit('/issues', async (page) => {
      expect(await headOf(page)).toMatch(/热点问题 [\d,]+ 个/);
      expect(await page.locator('[aria-label="热点矩阵"] tbody tr').count()).toBeGreaterThan(8);
      await page.getByRole('link', { name: '上个月' }).click();
      await page.waitForURL(/hotmonth=/);
      expect(await page.locator('[aria-label="换一个月看热点矩阵"] [aria-current]').innerText()).toContain('9月');
      await page.locator('main table a[href*="/issues/hi-"]').first().click();
      await page.waitForURL(/issues\/hi-/);
      const text = await page.locator('main').innerText();
      for (const word of ['近期热度', '原话（已遮盖）', '课题', '上报', '协议', '来历', '以前类似的问题'])
        expect(text).toContain(word);
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      expect(text).not.toMatch(/1[3-9]\d{9}/);
    });
  });
});

describe('标注', () => {
  it('takes a label with one key, takes it back with another, and opens a record from a search hit', async () => {
    await pages.visit('/search?q=工资', async (page) => {
      await page.getByRole('link', { name: '改正' }).first().click();
      await page.waitForURL(/label\?.*record=/);
      await page.getByRole('link', { name: '看待标注的下一条' }).click();
      await page.waitForURL((url) => !url.searchParams.has('record'));
      const text = page.locator('p.text');
      const undo = page.getByRole('button', { name: /撤回上一条更正/ });
      const first = await text.innerText();
      await page.keyboard.press('Enter');
      await undo.waitFor();
      expect(await headOf(page)).toContain('已看 1 条主题，机器给对 1 条');
      expect(await text.innerText()).not.toBe(first);
      await page.keyboard.press('z');
      await undo.waitFor({ state: 'detached' });
      expect(await text.innerText()).toBe(first);
      await page.keyboard.press('s');
      await page.waitForURL(/skip=1/);
      expect(await headOf(page)).toContain('还没有人看过主题');
    });
  });
});

describe('课题', () => {
  it('leads from a hot topic without a study to a pinned figure, a snapshot and a printed chapter', async () => {
    await pages.visit('/studies', async (page) => {
      await page.locator('#suggested a.button').first().click();
      await page.waitForURL(/studies\/new/);
      expect(await page.locator('[name=title]').inputValue()).toContain('调研');
      await page.locator('[name=plan]').fill('座谈和问卷');
      await page.getByRole('button', { name: '保存为选题' }).click();
      await page.waitForURL(/studies\/BX-1$/);
      const n = /查询匹配 ([\d,]+) 条/.exec(await headOf(page))?.[1];
      await page.getByRole('link', { name: '检索这些记录' }).click();
      await page.waitForURL(/\/search\?/);
      expect(await headOf(page)).toContain(`匹配 ${n} 条`);
      await page.getByRole('link', { name: '把条数钉到课题' }).click();
      await page.getByRole('button', { name: '钉到课题' }).click();
      await page.waitForURL(/studies\/BX-1#figures/);
      await page.getByRole('button', { name: '冻结' }).click();
      await page.getByText('1 个数字与现在的数据相同').waitFor();
      expect(await page.locator('#figures details summary').first().innerText()).toContain('2 个数字，与现在相同');
      await page.locator('[name=chapter]').fill('# 现状\n共 {{p1}}，现在 {{p1.now}}。');
      await page.getByRole('button', { name: '保存章节' }).click();
      await page.locator('article', { hasText: `共 ${n} 条，现在 ${n} 条。` }).waitFor();
      await page.getByRole('button', { name: '进入立项' }).click();
      await page.getByText('已立项，下一次数据更新起计入').waitFor();
      const word = await unzipped('/studies/BX-1/chapter.docx');
      const text = strFromU8(word['word/document.xml']!).replace(/<[^>]+>/g, '');
      for (const part of ['现状', '方法附录', '检索匹配的记录数', `${n} 条`]) expect(text).toContain(part);
      expect((await fetch(`${pages.web.url}/studies/BX-1/chapter.pdf`)).status).toBe(200);
    });
  });
});

describe('企业一线', () => {
  it('shows one timeline of a company and says honestly what visits changed', async () => {
    await pages.visit('/search?q=来源:走访企业', async (page) => {
      await page.locator('ol a[href^="/enterprises/"]').first().click();
      await page.waitForURL(/enterprises\//);
      const text = await page.locator('main').innerText();
      for (const word of ['一条时间线', '走访', '局限']) expect(await page.locator('main').innerHTML()).toContain(word);
      expect(text).toMatch(/数据不足|看不出|比未走访的同类/);
    });
  });
});

describe('趋势', () => {
  it('says what changed, compares by calendar and by festival, and names each method with its limits', async () => {
    await pages.visit('/trends?topic=T01', async (page) => {
      expect(await headOf(page)).toMatch(/劳动报酬 [\d,]+ 条/);
      const html = await page.locator('main').innerHTML();
      for (const word of ['春节', '去掉季节', '八成把握', '渠道', 'Kulldorff', 'Andrews', 'Bouma', 'Newcombe', '局限'])
        expect(html).toContain(word);
      expect(await page.locator('main').innerText()).not.toMatch(/undefined|NaN|null|\[object/);
      expect(await page.locator('svg[aria-label="主题关系图"]:visible').count()).toBe(1);
      await page.locator('main a[href*="city=6101"]').click();
      await page.waitForURL(/city=610100/);
      expect(await headOf(page)).toContain('西安市');
      await page.getByRole('link', { name: '职工群体', exact: true }).click();
      await page.waitForURL(/by=group/);
      await page.getByRole('link', { name: '农民工', exact: true }).click();
      await page.waitForURL(/group=migrant/);
      expect(await headOf(page)).toMatch(/西安市劳动报酬、农民工 [\d,]+ 条/);
    });
  });
});

it.each([
  [1366, 768],
  [1920, 1080],
  [390, 844]
])('no page scrolls sideways at %i×%i', async (width, height) => {
  for (const path of [
    '/search?q=工资',
    '/issues',
    '/trends?topic=T01',
    '/label',
    '/studies',
    '/studies/BX-1',
    '/studies/new'
  ]) {
    const page = await pages.browser.newPage();
    await page.setViewportSize({ width, height });
    await page.goto(pages.web.url + path, { waitUntil: 'networkidle' });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      path
    ).toBeLessThanOrEqual(0);
    await page.close();
  }
});

describe('简报', () => {
  it('goes from draft to publication: live numbers in the editor, a typed one explained, the published file as stored', async () => {
    const page = await pages.browser.newPage();
    await page.goto(`${pages.web.url}/briefings?period=2026-10`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: '起草本期' }).click();
    await page.waitForURL(/issues\/\d+$/);
    await page.waitForLoadState('networkidle');
    const tools = page.locator('[id="b-overview.petitions"]');
    const write = async (words: string, reason: string | null) => {
      await tools.locator('summary', { hasText: '修改' }).click();
      await tools.getByRole('textbox', { name: '段落文字' }).press('Control+End');
      await page.keyboard.type(words);
      if (reason) await tools.getByLabel('依据').fill(reason);
      await tools.getByRole('button', { name: '保存' }).click();
      await page.waitForLoadState('networkidle');
    };
    const step = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).click();
      await page.waitForLoadState('networkidle');
    };
    const numbers = await page
      .locator('#b-overview\\.petitions')
      .evaluate((at) => at.previousElementSibling!.querySelectorAll('button.number').length);
    await write('另据通报新增 57 件。', null);
    await step('送审');
    expect(await page.getByRole('alert').innerText()).toContain('手写数字 57');
    await write('', '省信访局通报');
    expect(
      await page
        .locator('#b-overview\\.petitions')
        .evaluate((at) => at.previousElementSibling!.querySelectorAll('button.number').length)
    ).toBe(numbers);
    for (const name of ['送审', '核稿', '签发', '发布']) await step(name);
    expect(await headOf(page)).toContain('已发布');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 Word' }).click()
    ]);
    const bytes = readFileSync(await download.path());
    expect(await page.getByLabel('存档文件').innerText()).toContain(createHash('sha256').update(bytes).digest('hex'));
    expect(readDocx(bytes).whole).toContain('另据通报新增 57 件。');
    await page.getByRole('link', { name: '往期简报' }).click();
    await page.waitForURL(/archive/);
    expect(await page.getByRole('row', { name: /2026年10月.*已发布/ }).count()).toBe(1);
    await page.close();
  });
});
