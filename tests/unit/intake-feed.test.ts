import { InputError, SourceError } from '#lib/domain/errors.ts';
import { fetchFeed, parseFeedConfigs, type FeedConfig, type FeedEffects } from '#pipelines/intake/feed.ts';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

type Handler = (url: URL, request: IncomingMessage, response: ServerResponse) => void;

let folder = '';
let server: Server;
let handle: Handler;
let requests: string[] = [];
let slept: number[] = [];
let logged: string[] = [];
let base = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'intake-feed-'));
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', base);
    requests.push(url.search);
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
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  requests = [];
  slept = [];
  logged = [];
});

const effects: FeedEffects = {
  fetch,
  log: (line) => {
    logged.push(line);
  },
  sleep: async (ms) => {
    slept.push(ms);
  },
  signal: new AbortController().signal
};
const feed = (extra: Partial<FeedConfig> = {}): FeedConfig => ({
  name: 'hotline',
  source: 'petitions',
  url: `${base}/api`,
  format: 'json',
  timeout_ms: 300,
  ...extra
});
const json = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const lines = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n');
/** Three pages of two rows, then an empty one. */
const paged: Handler = (url, _request, response) => {
  const page = Number(url.searchParams.get('page'));
  json(response, {
    data:
      page <= 3
        ? [
            { id: page * 10, at: `2024-01-0${page}` },
            { id: page * 10 + 1, at: `2024-01-0${page}` }
          ]
        : []
  });
};
async function failureOf(config: FeedConfig, cursor: string | null = null): Promise<SourceError> {
  const error: unknown = await fetchFeed(config, cursor, folder, effects).then(
    () => null,
    (reason: unknown) => reason
  );
  expect(error).toBeInstanceOf(SourceError);
  return error as SourceError;
}

describe('fetchFeed', () => {
  it('reads pages to the empty one, sends token and cursor, returns the next cursor', async () => {
    let token: string | undefined;
    handle = (url, request, response) => {
      token = request.headers.authorization;
      paged(url, request, response);
    };
    const result = await fetchFeed(
      feed({ page_param: 'page', page_size: 2, cursor_param: 'since', cursor_field: 'at', token: 's3' }),
      '2023-12-31',
      folder,
      effects
    );
    expect(result).toMatchObject({ rows: 6, pages: 3, cursor: '2024-01-03' });
    expect(lines(result.path).map((line) => (JSON.parse(line) as { id: number }).id)).toEqual([10, 11, 20, 21, 30, 31]);
    expect(token).toBe('Bearer s3');
    expect(requests[0]).toBe('?page=1&page_size=2&since=2023-12-31');
  });

  it('follows next and stops when it loops', async () => {
    handle = (url, _request, response) => {
      const page = Number(url.searchParams.get('p') ?? '1');
      json(response, { list: [{ id: page }], paging: { next: page < 3 ? `/api?p=${page + 1}` : '/api?p=2' } });
    };
    const result = await fetchFeed(feed({ next_path: 'paging.next' }), null, folder, effects);
    expect(result).toMatchObject({ rows: 3, pages: 3 });
    expect(logged.join()).toContain('指回前面某页');
  });

  it('does not carry the token to another host', async () => {
    handle = (_url, _request, response) => {
      json(response, { data: [{ id: 1 }], next: 'http://127.0.0.2:1/steal' });
    };
    expect((await failureOf(feed({ next_path: 'next', token: 'x' }))).message).toContain('另一台服务器');
  });

  it('stops at a page that repeats, without its rows', async () => {
    handle = (_url, _request, response) => {
      json(response, [
        { id: 1, at: '2024-02-02' },
        { id: 2, at: '2024-02-01' }
      ]);
    };
    const result = await fetchFeed(feed({ page_param: 'page', cursor_field: 'at' }), '2024-01-01', folder, effects);
    // Newest first: what lies below may be outstanding, so the cursor stays.
    expect(result).toMatchObject({ rows: 2, pages: 1, cursor: '2024-01-01' });
    expect(logged.join()).toContain('内容相同');
  });

  it('stops at max_pages; in ascending order the cursor moves as far as it got', async () => {
    handle = paged;
    expect(
      await fetchFeed(feed({ page_param: 'page', cursor_field: 'at', max_pages: 2 }), null, folder, effects)
    ).toMatchObject({ rows: 4, cursor: '2024-01-02' });
    expect(logged.join()).toContain('2 页上限');
  });

  it('tries again after 500, 429 with Retry-After, a cut body and a hang', async () => {
    let calls = 0;
    handle = (_url, _request, response) => {
      calls += 1;
      if (calls === 1) json(response, {}, 500);
      else if (calls === 2) response.writeHead(429, { 'retry-after': '7' }).end();
      else if (calls === 3) response.end('[{"id":1},{"i');
      else if (calls === 4) response.writeHead(200).write('[');
      else json(response, [{ id: 1 }]);
    };
    const result = await fetchFeed(feed(), null, folder, effects);
    expect(result).toMatchObject({ rows: 1, pages: 1, cursor: null });
    expect(slept).toHaveLength(4);
    expect(slept[1]).toBe(7000);
    expect(slept[0]).toBeGreaterThanOrEqual(375);
    expect(slept[3]).toBeGreaterThan(slept[0] ?? 0);
    expect(logged.at(-1)).toContain('300 毫秒内没有答复');
  });

  it('gives up after five attempts and says what it had', async () => {
    handle = (url, request, response) =>
      url.searchParams.get('page') === '3' ? json(response, {}, 503) : paged(url, request, response);
    const error = await failureOf(feed({ page_param: 'page' }));
    expect(error).toMatchObject({ code: 'SOURCE_UNREACHABLE' });
    expect(error.message).toMatch(/HTTP 503，已尝试 5 次.*2 页 4 行/);
    expect(requests).toHaveLength(7);
  });

  it.each([401, 403])('fails at once on %i', async (status) => {
    handle = (_url, _request, response) => {
      json(response, {}, status);
    };
    const error = await failureOf(feed());
    expect(error.message).toContain(`HTTP ${status}`);
    expect(error.hint).toContain('token');
    expect(requests).toHaveLength(1);
  });

  it('leaves a server that asks for an hour to the next run', async () => {
    handle = (_url, _request, response) => {
      response.writeHead(503, { 'retry-after': '3600' }).end();
    };
    await failureOf(feed());
    expect(slept).toEqual([]);
  });

  it('recognises a login page and a missing array', async () => {
    handle = (_url, _request, response) => {
      response.end('<!DOCTYPE html><title>登录</title>');
    };
    expect((await failureOf(feed())).message).toContain('网页');
    handle = (_url, _request, response) => {
      json(response, { ok: true });
    };
    expect((await failureOf(feed({ items_path: 'a.b' }))).message).toContain('a.b');
  });

  it('an unreachable host is a SourceError; a cancelled run is not', async () => {
    expect((await failureOf(feed({ url: 'http://127.0.0.1:1/' }))).message).toContain('连接失败');
    handle = () => undefined;
    const stop = AbortSignal.abort(new Error('stopped'));
    await expect(fetchFeed(feed(), null, folder, { ...effects, signal: stop })).rejects.toThrow('stopped');
  });

  it('joins CSV pages under one header', async () => {
    handle = (url, _request, response) => {
      const page = Number(url.searchParams.get('page'));
      response.end(page <= 2 ? `\uFEFF编号,内容,时间\r\n${page},"一\n二",2024-01-0${page}\r\n` : '编号,内容,时间\r\n');
    };
    const result = await fetchFeed(
      feed({ format: 'csv', page_param: 'page', cursor_field: '时间' }),
      null,
      folder,
      effects
    );
    expect(result).toMatchObject({ rows: 2, pages: 2, cursor: '2024-01-02' });
    expect(readFileSync(result.path, 'utf8')).toBe('编号,内容,时间\n1,"一\n二",2024-01-01\n2,"一\n二",2024-01-02\n');
  });

  it('a feed without news keeps its cursor', async () => {
    handle = (_url, _request, response) => {
      response.writeHead(204).end();
    };
    expect(await fetchFeed(feed({ cursor_param: 'since', cursor_field: 'at' }), '5', folder, effects)).toMatchObject({
      rows: 0,
      pages: 0,
      cursor: '5'
    });
  });
});

describe('parseFeedConfigs', () => {
  const one = { name: 'a', source: 'posts', url: 'https://example.org/api', format: 'json' };
  it('takes the token from the environment', () => {
    expect(parseFeedConfigs(JSON.stringify([{ ...one, token_env: 'FEED_TOKEN' }]), { FEED_TOKEN: 's' })).toEqual([
      { ...one, token: 's' }
    ]);
  });
  it.each([
    ['{', '不是合法的 JSON'],
    [JSON.stringify([{ ...one, url: 'ftp://x' }]), '第 1 个接口 url'],
    [JSON.stringify([one, one]), '同名 a'],
    [JSON.stringify([{ ...one, token_env: 'NONE' }]), 'NONE'],
    [JSON.stringify([{ ...one, cursor_param: 'since' }]), 'cursor_field'],
    [JSON.stringify([{ ...one, tokne: 'x' }]), 'tokne']
  ])('%s', (text, message) => {
    expect(() => parseFeedConfigs(text, {})).toThrow(InputError);
    expect(() => parseFeedConfigs(text, {})).toThrow(message);
  });
});
