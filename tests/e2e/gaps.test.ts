import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { runAll } from '../demo-run.ts';
import { demoPages, headOf } from './demo-pages.ts';
import { serve } from './world.ts';

/** From a gap to a task to a record, as the one who answers for it would go. */
const pages = demoPages();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Request of a browser without script.
const FORM = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
const taskFigure = (page: Page) =>
  page
    .locator('main', { hasText: '在办派单' })
    .locator('.figure', { hasText: '在办派单' })
    .locator('.value')
    .innerText();

describe('盲区清单', () => {
  it('says how many and which is the most urgent, and lists them with since when, how large, who and what to do', async () => {
    await pages.visit('/gaps', async (page) => {
      expect(await headOf(page)).toMatch(/有 [\d,]+ 个盲区，其中 [\d,]+ 个需要程度高/);
      const text = await page.locator('main').innerText();
      for (const word of [
        '未走访',
        '热而不访',
        '协商空白',
        '渠道沉默',
        '需要程度',
        '责任单位',
        '建议',
        '60% × 涉及职工数'
      ])
        expect(text).toContain(word);
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
    });
  });

  it('hatches what was not submitted and never calls it zero', async () => {
    await pages.visit('/gaps?type=G6', async (page) => {
      const row = page.locator('tbody tr', { hasText: '未报送' }).first();
      expect(await row.innerText()).toContain('不等于零');
      expect(await row.locator('.hatch').count()).toBe(1);
    });
  });

  it('goes from assign to done by keyboard; the gap stays until the record lands', async () => {
    let gapPath = '';
    await pages.visit('/gaps?type=G1', async (page) => {
      const title = page.locator('main tbody a[href*="/gaps/G1-E-"]').first();
      await title.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/gaps\/G1-E-/);
      gapPath = new URL(page.url()).pathname;
      await page.locator('input[name="note"]').last().focus();
      await page.keyboard.type('请电话 15412345678 联系');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('派单：在办').waitFor();
      expect(await page.locator('main').innerText()).not.toContain('15412345678');
    });
    await pages.visit('/gaps', async (page) => expect(await taskFigure(page)).toMatch(/^1\b/));
    const openBefore = await fetch(`${pages.web.url}/gaps/export.csv?type=G1`)
      .then((response) => response.text())
      .then((text) => text.split('\n').length);
    await pages.visit(gapPath, async (page) => {
      await page.getByRole('button', { name: '办结' }).click();
      await page.getByText('派单：已办，等记录').waitFor();
    });
    await pages.visit('/gaps', async (page) => expect(await taskFigure(page)).toMatch(/^0\b/));
    expect(
      (await fetch(`${pages.web.url}/gaps/export.csv?type=G1`).then((response) => response.text())).split('\n').length
    ).toBe(openBefore);

    const entId = gapPath.replace('/gaps/G1-E-', '');
    const unit = entId.slice(2, 8);
    writeFileSync(
      join(pages.folder.inbox, 'visits', '补录.csv'),
      `走访编号,工会编码,走访日期,走访类型,企业编号,参与干部\nZF-E2E-1,${unit},2026-11-20,企业,${entId},G00001\n`
    );
    await runAll(pages.folder);
    await pages.visit(gapPath, async (page) => {
      expect(await page.locator('main').innerText()).toContain('派单：已由记录消除');
      expect(await headOf(page)).toContain('ZF-E2E-1');
    });
  });

  it('keeps tasks through kill -9 and works without script', async () => {
    const html = await fetch(`${pages.web.url}/gaps?type=G5`).then((response) => response.text());
    const href = /href="(\/gaps\/G5-[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
    const path = new URL(href, pages.web.url).pathname;
    const send = (origin: string) =>
      fetch(`${pages.web.url}${path}?/assign`, {
        method: 'POST',
        headers: { origin, ...FORM },
        body: new URLSearchParams({ assignee: '集体协商指导员', due_on: '2099-01-31', note: '' }),
        redirect: 'manual'
      });
    expect((await send('http://evil.example')).status).toBe(403);
    expect((await send(pages.web.url)).status).toBe(303);
    pages.web.process.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 200));
    pages.web = await serve(pages.folder);
    expect(await fetch(pages.web.url + path).then((response) => response.text())).toContain('2099-01-31');
    const wrong = await fetch(`${pages.web.url}${path}?/assign`, {
      method: 'POST',
      headers: { origin: pages.web.url, ...FORM },
      body: new URLSearchParams({ assignee: '', due_on: '2020-01-01' })
    });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('承办单位和岗位填写有误');
  });

  it('gives the same rows as CSV and XLSX', async () => {
    const csv = await fetch(`${pages.web.url}/gaps/export.csv?type=G3`).then((response) => response.text());
    const { read, utils } = await import('@e965/xlsx');
    const book = read(
      await fetch(`${pages.web.url}/gaps/export.xlsx?type=G3`).then((response) => response.arrayBuffer())
    );
    const rows = utils.sheet_to_json<string[]>(book.Sheets['盲区清单']!, { header: 1 });
    expect(rows.length).toBe(csv.trim().split('\r\n').length);
    expect(rows[0]).toContain('需要程度');
  });

  it('shows a scope only what is its own', async () => {
    const text = await fetch(`${pages.web.url}/gaps/export.csv?scope=6108`).then((response) => response.text());
    expect(text).toContain('榆');
    expect(text).not.toContain('镇安县');
    expect((await fetch(`${pages.web.url}/gaps/G5-611025?scope=6108`)).status).toBe(404);
  });

  it.each([
    '/gaps',
    '/gaps?type=G6',
    '/gaps/G5-611025',
    '/visits',
    '/petitions',
    '/negotiations?by=industry',
    '/aid',
    '/wall',
    '/coverage?by=union',
    '/why?of=posts',
    '/notes',
    '/ahead'
  ])('%s has no serious finding of axe in light and dark and does not scroll sideways', async (path) => {
    const page = await pages.browser.newPage();
    for (const [colorScheme, width] of [
      ['light', 1366],
      ['dark', 390]
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      await page.goto(pages.web.url + path, { waitUntil: 'networkidle' });
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe: checker } = window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
        };
        return (await checker.run()).violations
          .filter((one) => one.impact === 'serious' || one.impact === 'critical')
          .map((one) => `${one.id}: ${one.nodes[0]?.html}`);
      });
      expect(found).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0
      );
    }
    await page.close();
  });
});

describe('办', () => {
  const truth = () =>
    JSON.parse(readFileSync(join(pages.folder.root, 'demo-truth.json'), 'utf8')) as {
      stories: { id: string; from: string; places: { name: string }[] }[];
    };
  const placeOf = (id: string) => truth().stories.find((story) => story.id === id)!.places[0]!.name;

  it.each([
    ['/visits', /走访 [\d,]+ 次.*达进度率/s, ['走访问题解决率', '台账七项', '五类企业', '交办', '不列个人', '进度线']],
    [
      '/petitions',
      /登记信访诉求 [\d,]+ 件.*按期办结.*满意率.*（[\d,]+ 件）/s,
      [
        '逾期',
        '工作日',
        '来电（12351）',
        '重复',
        '集体',
        '接待日',
        '直接答复',
        '每万名职工诉求数',
        '信访工作条例第三十四条'
      ]
    ],
    [
      '/negotiations',
      /协商覆盖率 [\d.]+%（[\d,]+ 家.*最空白的是/s,
      ['要约', '职代会审议', '指导线', '最低工资', '60 天内到期', '按行业', '按所有制', '按规模']
    ],
    [
      '/aid',
      /公开承诺实事 [\d,]+ 件.*逾期未完成 [\d,]+ 件/s,
      ['六项', '时限', '五级站点', '社区（村）', '困难职工户联系覆盖率', '结对帮扶']
    ]
  ])('%s says what, where and how sure, and shows what it promises', async (path, headline, words) => {
    await pages.visit(path, async (page) => {
      expect(await headOf(page)).toMatch(headline);
      const text = await page.locator('main').innerText();
      for (const word of words) expect(text).toContain(word);
      expect(text).toMatch(/约 \d+%–\d+%，[\d,]+ /);
      expect(text).not.toMatch(/undefined|NaN|null|\[object|\b(submitted|enterprise|petitions|overdue)\b/);
    });
  });

  it('shows the planted stories without knowing where to look', async () => {
    const headline = async (path: string) =>
      /<main[^]*?<header[^]*?<\/header>/.exec(
        await fetch(pages.web.url + path).then((response) => response.text())
      )![0];
    expect(await headline('/gaps')).toContain('半年没有任何走访');
    expect(await fetch(`${pages.web.url}/gaps/export.csv?type=G1`).then((response) => response.text())).toMatch(
      new RegExp(`${placeOf('unvisited')}：\\d+ 天没有任何走访`)
    );
    expect(await headline('/negotiations')).toContain(placeOf('toys'));
    // Stories that were over by now, in the month when they began; both places of the arrears and of the heat stand
    // in one sentence.
    const monthOf = (id: string) =>
      truth()
        .stories.find((story) => story.id === id)!
        .from.slice(0, 7);
    for (const id of ['arrears', 'heat']) {
      const sentence = await headline(`/petitions?period=${monthOf(id)}`);
      for (const place of truth().stories.find((story) => story.id === id)!.places)
        expect(sentence, id).toContain(place.name);
    }
    const textOf = (path: string) => fetch(pages.web.url + path).then((response) => response.text());
    expect(await textOf('/coverage?indicator=A10&region=610981')).toContain('旬阳县（610928）');
    expect(await textOf('/coverage')).toMatch(/财贸工会、轻工纺织烟草工会自\d+年\d+月\d+日起并入财贸轻工纺织工会/);
  });

  it('carries scope and period, and a scope shows its own only', async () => {
    const text = await fetch(`${pages.web.url}/petitions?scope=6108&period=2026-07`).then((response) =>
      response.text()
    );
    expect(text).toContain('2026年7月榆林市总工会');
    const list = await fetch(`${pages.web.url}/negotiations?scope=6108`).then((response) => response.text());
    expect(list.slice(list.indexOf('<main'), list.indexOf('</main>'))).not.toContain('紫阳县');
    expect((await fetch(`${pages.web.url}/visits?scope=61-CY-01`)).status).toBe(200);
  });
});
