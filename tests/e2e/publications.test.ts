import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishFile, readPublication } from '#pipelines/warehouse/publish.ts';
import { type StateFolder, openStateFolder } from '#pipelines/files/state-folder.ts';
import { runAll } from '../demo-run.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import { serve, warehouseHandles, type Served } from './world.ts';

/** The pages while data changes under them, and who may read them. */
const root = newRoot();
let folder: StateFolder;
let web: Served;

beforeAll(async () => {
  folder = openStateFolder({ DATA_DIR: join(root, 'data'), KEY_DIR: join(root, 'keys') });
  const rows = Array.from(
    { length: 200 },
    (_, i) => `P${i},来电,2026-0${(i % 9) + 1}-15 09:00:00,商州区,欠薪,工地拖欠第${i}组工人工资`
  );
  writeFileSync(join(folder.inbox, 'petitions', 'a.csv'), ['编号,渠道,登记时间,县区,类别,内容', ...rows].join('\n'));
  await runAll(folder);
  web = await serve(folder);
});
afterAll(async () => {
  await web.stop();
  removeRoot(root);
});

describe('the dashboard during publications', () => {
  it('answers every page through 50 publications and keeps one file open', async () => {
    let publishing = true;
    const failures: string[] = [];
    let answered = 0;
    const readers = ['/', '/coverage', '/coverage?region=611000', '/data'].map(async (path) => {
      while (publishing) {
        const response = await fetch(web.url + path);
        const text = await response.text();
        answered++;
        if (response.status !== 200 || !text.includes('</html>')) failures.push(`${path} ${response.status}`);
      }
    });
    for (let round = 0; round < 50; round++) {
      const copy = join(root, `copy-${round}.duckdb`);
      copyFileSync(folder.warehouse, copy);
      publishFile(
        folder,
        copy,
        { dataVersion: `round${round}`, asOf: '2026-11-23' },
        new Date('2026-11-23T02:00:00Z'),
        3
      );
      // The next publication waits for readers, not for a clock: every one of the fifty is met by pages under way.
      while (answered < (round + 1) * 2) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    publishing = false;
    await Promise.all(readers);
    expect(failures).toEqual([]);
    expect(answered).toBeGreaterThanOrEqual(100);
    await fetch(`${web.url}/`);
    expect(new Set(warehouseHandles(web.process.pid!)).size).toBe(1);
    expect(readPublication(folder)!.data_version).toBe('round49');
  });
});

describe('who may read', () => {
  it('refuses a request that came under another host name', async () => {
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(`${web.url}/`, { headers: { host: 'evil.example' } }, (response) => resolve(response.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it('refuses to serve real data on an address that others can reach', async () => {
    const open = await serve(folder, { HOST: '0.0.0.0' });
    const response = await fetch(`${open.url}/`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('本机');
    await open.stop();
  });
});
