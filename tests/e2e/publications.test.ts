import fc from 'fast-check';
import { spawn } from 'node:child_process';
import { copyFileSync, cpSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignGap } from '#lib/app-db/tasks.ts';
import { openStateApp } from '#pipelines/app-state/app-state.ts';
import { takeLock } from '#pipelines/files/lock.ts';
import { publishFile, readPublication } from '#pipelines/warehouse/publish.ts';
import { type StateFolder, openStateFolder } from '#pipelines/files/state-folder.ts';
import { runAll } from '../demo-run.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import { freePort, serve, warehouseHandles, type Served } from './world.ts';

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

describe('npm start', () => {
  it('shows the published version of a copied folder before the run of the day ends, and says that one is under way', async () => {
    const copied = openStateFolder({ DATA_DIR: join(root, 'copy', 'data'), KEY_DIR: join(root, 'copy', 'keys') });
    cpSync(folder.root, copied.root, { recursive: true });
    cpSync(folder.keys, copied.keys, { recursive: true });
    const feed = await heldFeed();
    writeFileSync(
      copied.feeds,
      JSON.stringify([{ name: 'held', source: 'petitions', url: feed.url, format: 'json', timeout_ms: 200_000 }])
    );
    const port = String(await freePort());
    const started = performance.now();
    const door = spawn(process.execPath, ['--import', 'tsx', 'pipelines/serve.ts'], {
      env: { ...process.env, DATA_DIR: copied.root, KEY_DIR: copied.keys, PORT: port, ACCOUNTS: 'off', ORIGIN: '' },
      stdio: 'ignore'
    });
    const ended = new Promise((resolve) => door.once('exit', resolve));
    const page = async () => (await fetch(`http://127.0.0.1:${port}/coverage`)).text();
    const until = async (holds: () => Promise<boolean>) => {
      while (!(await holds().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 100));
    };
    await until(async () => (await page()).includes('</html>'));
    process.stdout.write(`first page ${((performance.now() - started) / 1000).toFixed(1)} s after npm start\n`);
    expect(readPublication(copied)!.as_of).toBe('2026-11-23');
    await until(async () => (await page()).includes('新数据处理中'));
    feed.answer();
    await until(async () => readPublication(copied)!.as_of !== '2026-11-23');
    await until(async () => !(await page()).includes('新数据处理中'));
    expect(await page()).not.toContain('2026-11-23');
    door.kill('SIGTERM');
    await ended;
    await feed.close();
  });
});

/** A feed without records that answers when it is told to: until then a run that reads it is under way. */
async function heldFeed() {
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  const server = createServer((_, response) => {
    void held.then(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{"data": []}'));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answer,
    close: () => new Promise((resolve) => server.close(resolve))
  };
}

describe('kept pages', () => {
  const paths = [
    '/',
    '/coverage',
    '/coverage?region=611000',
    '/gaps',
    '/petitions',
    '/search?q=欠薪',
    '/studies',
    '/wall'
  ];
  const asked = paths.flatMap((path) => [path, path.replace(/^([^?]*[^/?])(\?|$)/, '$1/__data.json$2')]);

  it('are the same bytes as rendered ones, whatever is written or published between', async () => {
    const rendering = await serve(folder, { PAGE_MEMORY_MB: '0' });
    const app = await openStateApp(folder, new Date());
    let changes = 0;
    const change: Record<string, () => Promise<unknown>> = {
      nothing: async () => undefined,
      task: () =>
        assignGap(
          app,
          {
            gap_id: `G1-C-${++changes}`,
            gap_type: 'G1',
            gap_title: `第 ${changes} 处`,
            gap_since_on: null,
            gap_size: 1,
            unit_org_id: '611002',
            unit_name: '商州区总工会',
            org_path: '/61/6110/611002/'
          },
          { assignee: '办公室', due_on: '2026-12-01', note: null },
          new Date()
        ),
      publication: async () => {
        const copy = join(root, `kept-${++changes}.duckdb`);
        copyFileSync(folder.warehouse, copy);
        publishFile(folder, copy, { dataVersion: `kept${changes}`, asOf: '2026-11-23' }, new Date(), 3);
      },
      run: async () => takeLock(folder.runs)()
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.constantFrom(...Object.keys(change)),
            fc.constantFrom(...asked),
            fc.constantFrom('br', 'gzip', 'identity')
          ),
          { maxLength: 12 }
        ),
        async (steps) => {
          for (const [name, path, form] of steps) {
            await change[name]!();
            const kept = await body(web, path, form);
            const [again, fresh] = [await body(web, path, form), await body(rendering, path, form)];
            expect([name, path, form, kept === fresh, again === fresh]).toEqual([name, path, form, true, true]);
          }
        }
      ),
      { numRuns: 12 }
    );
    app.client.close();
    await rendering.stop();
  });
});

/** Status and body as a visitor asks for it, with the server's own address taken out. */
async function body({ url }: Served, path: string, form: string): Promise<string> {
  const response = await fetch(url + path, { headers: { 'accept-encoding': form } });
  return `${response.status} ${(await response.text()).replaceAll(url, '')}`;
}

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
