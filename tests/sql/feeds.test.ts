import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World(['visits', 'petitions']);
});
afterEach(() => world.dispose());

const letters = (count: number, prefix = 'P') =>
  Array.from({ length: count }, (_, i) => ({
    编号: `${prefix}${i}`,
    登记时间: `2026-0${(i % 9) + 1}-15`,
    县区: '商州区',
    内容: `第${i}件`
  }));
const visits = [{ 走访编号: 'V1', 走访日期: '2026-10-08', 走访类型: '企业', 参与干部: 'G001' }];
const petitionCount = async () => Number((await world.query('select count(*) as n from core.petitions'))[0]!.n);

describe('feeds', () => {
  type Handler = (url: URL, request: IncomingMessage, response: ServerResponse) => void;
  let server: Server;
  let base: string;
  let handle: Handler;
  let asked: URL[] = [];
  const all = letters(7, 'F').map((row, i) => ({ ...row, 更新时间: `2026-10-0${i + 1}` }));
  /** Pages of three, everything after the cursor, wanting the token. */
  const pages =
    (rows: typeof all): Handler =>
    (url, request, response) => {
      if (request.headers.authorization !== 'Bearer secret-token') {
        response.writeHead(401).end();
        return;
      }
      const since = url.searchParams.get('since') ?? '';
      const from = (Number(url.searchParams.get('page')) - 1) * 3;
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ data: rows.filter((row) => row.更新时间 > since).slice(from, from + 3) }));
    };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', base);
      asked.push(url);
      handle(url, request, response);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  const configure = (...more: object[]) => {
    const feed = {
      name: 'hotline',
      source: 'petitions',
      url: `${base}/api`,
      format: 'json',
      token: 'secret-token',
      page_param: 'page',
      cursor_param: 'since',
      cursor_field: '更新时间',
      timeout_ms: 500
    };
    writeFileSync(world.folder.feeds, JSON.stringify([feed, ...more.map((one) => ({ ...feed, ...one }))]));
  };

  it('are read page by page, go on from what was landed, and repeating changes nothing', async () => {
    configure();
    handle = pages(all.slice(0, 5));
    expect((await world.run()).files).toMatchObject([{ file: 'hotline.jsonl', counts: { read: 5, new: 5 } }]);
    expect(world.manifests().at(-1)).toMatchObject({ origin: 'feed', cursor: '2026-10-05' });
    asked = [];
    handle = pages(all);
    expect((await world.run()).files).toMatchObject([{ counts: { read: 2, new: 2 } }]);
    expect(asked.every((url) => url.searchParams.get('since') === '2026-10-05')).toBe(true);
    expect((await world.run()).files).toEqual([]);
    // A server that ignores the cursor sends everything again.
    handle = (url, request, response) => {
      url.searchParams.set('since', '');
      pages(all)(url, request, response);
    };
    expect((await world.run()).files).toMatchObject([{ counts: { read: 7, new: 0, duplicate: 7 } }]);
    expect(await petitionCount()).toBe(7);
    expect((await world.landed('petitions')).every((row) => row.source_system === 'hotline')).toBe(true);
    expect(
      world.files().some(({ path, bytes }) => !path.endsWith('feeds.json') && bytes.includes('secret-token'))
    ).toBe(false);
  });

  it('a half-read feed lands nothing; another feed of the source, the inbox and other sources still publish', async () => {
    configure({ name: 'second', url: `${base}/second` });
    world.drop('petitions', 'a.csv', letters(2, 'A'));
    world.drop('visits', 'v.csv', visits);
    handle = (url, request, response) => {
      if (url.pathname === '/api' && url.searchParams.get('page') !== '1') {
        response.writeHead(503).end();
        return;
      }
      pages(all)(url, request, response);
    };
    const report = await world.run();
    expect(report.status).toBe('partly');
    expect(report.files.map((file) => [file.file, file.counts?.new ?? file.error!.includes('503')])).toEqual([
      ['v.csv', 1],
      ['a.csv', 2],
      ['hotline 数据接口', true],
      ['second.jsonl', 7]
    ]);
    expect(await petitionCount()).toBe(9);
    handle = pages(all);
    expect((await world.run()).files).toMatchObject([{ file: 'hotline.jsonl', counts: { read: 7, new: 7 } }]);
  });

  it('a wrong feeds.json or token is reported and stops nothing else', async () => {
    world.drop('petitions', 'a.csv', letters(2, 'A'));
    writeFileSync(world.folder.feeds, '[{"name": "Hotline"');
    expect(await world.run()).toMatchObject({ status: 'partly', published: expect.any(String) });
    configure({ name: 'second', token: 'wrong' });
    handle = pages(all);
    expect((await world.run()).files.map((file) => [file.file, file.error === null])).toEqual([
      ['hotline.jsonl', true],
      ['second 数据接口', false]
    ]);
  });
});
