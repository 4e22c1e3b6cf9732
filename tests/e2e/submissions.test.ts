import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import { takeLoads } from '#pipelines/desk/take-loads.ts';
import { realEffects } from '#pipelines/run/settings.ts';
import { demoPages, headOf } from './demo-pages.ts';

/** The page 报送 as a clerk of a county uses it. The desk is the real process; loads are taken here, as the schedule takes them. */
const pages = demoPages();
const CLI = join(import.meta.dirname, '..', '..', 'pipelines', 'cli.ts');
let desk: ChildProcess | undefined;
const startDesk = () => {
  desk = spawn(process.execPath, ['--import', 'tsx', CLI, 'desk'], {
    env: { ...process.env, DATA_DIR: pages.folder.root, KEY_DIR: pages.folder.keys },
    stdio: 'ignore'
  });
};
const stopDesk = () =>
  new Promise<void>((resolve) => {
    if (!desk) return resolve();
    desk.once('exit', () => resolve());
    desk.kill('SIGKILL');
    desk = undefined;
  });
afterAll(stopDesk);

const takeOpen = () =>
  withAppDb(pages.folder, new Date(), (app) =>
    takeLoads(
      pages.folder,
      app,
      realEffects(() => undefined, new AbortController().signal)
    )
  );
const LETTERS = [
  '甲栏,登记时间,县区,内容,联系电话',
  'E2E-1,2026-11-03,雁塔区,端到端测试三个月没发工资请打13991234567,13991234567',
  'E2E-2,某天上午,雁塔区,天天加班,13991234568'
].join('\n');

async function dropFile(page: Page, path: string) {
  await page.selectOption('select[name=unit]', '610113');
  await page.setInputFiles('#dropped', path);
  await page.getByRole('button', { name: '上传并识别' }).click();
  await page.waitForURL(/\/submissions\/\d+$/);
}

describe('报送', () => {
  it('says that nothing is read while the program is down, and reads once it is up', async () => {
    const path = join(pages.folder.root, '来访.csv');
    writeFileSync(path, LETTERS);
    await pages.visit('/submissions', async (page) => {
      expect(await page.locator('main').innerText()).toContain('后台程序没有运行');
      await dropFile(page, path);
      expect(await headOf(page)).toContain('没有运行，文件已收好');
      startDesk();
      await page.getByText('认出了什么').waitFor({ timeout: 60_000 });
      expect(await headOf(page)).toContain('识别为信访诉求：可入库 1 行，1 行拒收');
      expect(await page.locator('main').innerText()).not.toMatch(/1399123456/);
    });
  });

  it('maps, loads, changes the figures, gives refused rows back, and takes a load back', async () => {
    const [first] = ['/submissions/1'];
    await pages.visit(first!, async (page) => {
      await page.locator('select[name=field]').first().selectOption('petition_id');
      await page.getByRole('button', { name: /^入库/ }).click();
      await page.waitForFunction(
        () => document.querySelector<HTMLSelectElement>('select[name=field]')?.value === 'petition_id'
      );
      await page.getByText('已识别').waitFor();
      await page.getByRole('button', { name: /^入库/ }).click();
      await page
        .getByText(/即将入库|没有运行/)
        .first()
        .waitFor();
    });
    await takeOpen();
    await pages.visit('/search?q=端到端测试', async (page) =>
      expect(await page.locator('main').innerText()).toContain('端到端测试')
    );
    await pages.visit(first!, async (page) => {
      expect(await headOf(page)).toContain('已入库信访诉求：新增 1 行');
      await page.selectOption('select[name=reason]', 'correct');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: /下载拒收/ }).click()
      ]);
      expect(download.suggestedFilename()).toBe('退回-来访.xlsx');
      await download.saveAs(join(pages.folder.root, '改正.xlsx'));
    });
    await pages.visit('/submissions', async (page) => {
      await dropFile(page, join(pages.folder.root, '改正.xlsx'));
      await page.getByText('沿用那次的对应').waitFor({ timeout: 60_000 });
    });
    await pages.visit(first!, async (page) => {
      await page.fill('input[name=note]', '试报');
      await page.getByRole('button', { name: '整批撤销' }).click();
      await page
        .getByText(/即将撤销/)
        .first()
        .waitFor();
    });
    await takeOpen();
    await pages.visit(first!, async (page) => expect(await headOf(page)).toContain('已撤销'));
    await pages.visit('/data/loads', async (page) => {
      const text = await page.locator('main').innerText();
      expect(text).toContain('已撤销的入库 1 次');
      expect(text).toContain('试报');
    });
    await pages.visit('/search?q=端到端测试', async (page) =>
      expect(await page.locator('main').innerText()).not.toContain('端到端测试三个月')
    );
  });

  it('works as a plain form, tells what is no table, and refuses other sites', async () => {
    const send = (origin: string, content: BlobPart) => {
      const form = new FormData();
      form.append('unit', '610113');
      form.append('files', new File([content], '照片13991234567.png'));
      return fetch(`${pages.web.url}/submissions?/drop`, {
        method: 'POST',
        headers: { origin, accept: 'text/html' },
        body: form,
        redirect: 'manual'
      });
    };
    expect((await send('http://evil.example', 'x')).status).toBe(403);
    const empty = await send(pages.web.url, '');
    expect([empty.status, (await empty.text()).includes('空文件')]).toEqual([400, true]);
    const sent = await send(pages.web.url, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect(sent.status).toBe(303);
    await pages.visit(sent.headers.get('location')!, async (page) => {
      await page.getByText('读不出来').first().waitFor({ timeout: 60_000 });
      const text = await page.locator('main').innerText();
      expect(text).not.toContain('13991234567');
      await page.getByRole('button', { name: '放弃这个文件' }).click();
      await page.getByText('已放弃').first().waitFor();
    });
    expect(pages.web.log()).not.toMatch(/1399123456/);
  });
});
