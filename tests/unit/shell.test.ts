import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InputError, QueryError } from '#lib/domain/errors.ts';
import { overallAgeState, sourceAgeState, staleWords } from '#lib/domain/freshness.ts';
import { compressed, encodingFor, packed } from '#lib/server/compress.ts';
import { reportError } from '#lib/server/error-report.ts';
import { namesThisMachine, refusalOf } from '#lib/server/request-guard.ts';
import { defaultPeriod, emptyShell } from '#lib/server/shell.ts';

const now = new Date('2026-11-24T02:00:00Z');
const month = (text: string, is_finished = true) => ({ month: `${text}-01`, month_end: `${text}-28`, is_finished });

describe('frame', () => {
  it('opens on the last finished month that has records, also when that is years ago', () => {
    expect(defaultPeriod([month('2026-09'), month('2026-10'), month('2026-11', false)], '2026-11-24')).toEqual({
      kind: 'month',
      year: 2026,
      index: 10
    });
    expect(defaultPeriod([month('2012-01'), month('2022-06')], '2026-11-24')).toEqual({
      kind: 'month',
      year: 2022,
      index: 6
    });
    expect(defaultPeriod([month('2026-11', false)], '2026-11-24')).toEqual({ kind: 'month', year: 2026, index: 11 });
  });

  it('stands without data and still refuses filters that do not exist', () => {
    expect(emptyShell(new URL('http://localhost/'), now)).toMatchObject({ age_state: 'missing', scope_path: '/' });
    expect(() => emptyShell(new URL('http://localhost/?period=soon'), now)).toThrow(InputError);
  });
});

describe('age', () => {
  const source = { label: '信访', fresh_days: 3, ageing_days: 10, last_on: '2026-11-20' };

  it('follows the days of each source, bounds included', () => {
    expect(sourceAgeState(source, '2026-11-23')).toBe('fresh');
    expect(sourceAgeState(source, '2026-11-24')).toBe('ageing');
    expect(sourceAgeState(source, '2026-12-01')).toBe('stale');
    expect(sourceAgeState({ ...source, last_on: null }, '2026-12-01')).toBe('missing');
  });

  it('is that of the worst source, and names it', () => {
    const fresh = { ...source, last_on: '2026-11-24' };
    const stale = { ...source, label: '走访', last_on: '2026-01-01' };
    expect(overallAgeState(now.toISOString(), [fresh], '2026-11-24', now)).toBe('fresh');
    expect(overallAgeState(now.toISOString(), [fresh, stale], '2026-11-24', now)).toBe('stale');
    expect(overallAgeState('2026-11-01T00:00:00Z', [fresh], '2026-11-24', now)).toBe('stale');
    expect(staleWords([fresh, stale], '2026-11-24')).toBe('，走访数据过期');
  });
});

describe('who is answered', () => {
  const loaded = (is_demo: boolean, has_real: boolean) => async () => ({ is_demo, has_real });

  it('is this machine only, by name and by address', () => {
    for (const host of ['localhost', 'localhost:3000', '127.0.0.1:5173', '[::1]:80', 'LOCALHOST'])
      expect(namesThisMachine(host)).toBe(true);
    for (const host of [
      null,
      '',
      'evil.example',
      'localhost.evil.example:80',
      '127.0.0.1.nip.io',
      '[::2]',
      'localhost:80:80'
    ])
      expect(namesThisMachine(host)).toBe(false);
  });

  it('is nobody outside once real data is loaded', async () => {
    const outside = { boundTo: '0.0.0.0', hostHeader: '10.0.0.7' };
    expect(await refusalOf({ ...outside, publication: loaded(true, false) })).toBeNull();
    expect(await refusalOf({ ...outside, publication: async () => null })).toBeNull();
    expect((await refusalOf({ ...outside, publication: loaded(true, true) }))?.status).toBe(503);
    expect((await refusalOf({ ...outside, publication: loaded(false, false) }))?.status).toBe(503);
    expect(
      (await refusalOf({ boundTo: undefined, hostHeader: 'localhost', publication: loaded(false, true) }))?.status
    ).toBe(503);
  });

  it('reads real data on its own machine, but not under a foreign name', async () => {
    const publication = loaded(false, true);
    expect(await refusalOf({ boundTo: '127.0.0.1', hostHeader: 'localhost:3000', publication })).toBeNull();
    expect((await refusalOf({ boundTo: '127.0.0.1', hostHeader: 'rebound.example', publication }))?.status).toBe(403);
  });
});

describe('compression', () => {
  const request = (encoding: string) => new Request('http://localhost/', { headers: { 'accept-encoding': encoding } });
  const html = (text: string) => new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } });

  it('packs pages for those who can read it and keeps their text', async () => {
    const text = '职声'.repeat(2000);
    const open = { br: brotliDecompressSync, gzip: gunzipSync };
    for (const [offer, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip, br;q=0', 'gzip']
    ] as const) {
      const small = await compressed(request(offer), html(text));
      expect(small.headers.get('content-encoding')).toBe(encoding);
      expect(open[encoding](Buffer.from(await small.arrayBuffer())).toString()).toBe(text);
      // Pages are kept in the same forms.
      expect(open[encoding](await packed(Buffer.from(text), encoding)).toString()).toBe(text);
    }
    expect(await (await compressed(request('identity'), html(text))).text()).toBe(text);
  });

  it('leaves small and streamed answers alone', async () => {
    expect((await compressed(request('gzip'), html('短'))).headers.has('content-encoding')).toBe(false);
    const stream = new Response('x'.repeat(5000), { headers: { 'content-type': 'text/sveltekit-data' } });
    expect(await compressed(request('gzip'), stream)).toBe(stream);
    expect(encodingFor('gzip;q=0, br;q=0')).toBe('identity');
    expect(encodingFor('gzip, deflate, br')).toBe('br');
    expect(encodingFor('gzip, br;q=0')).toBe('gzip');
    expect(encodingFor(null)).toBe('identity');
  });
});

describe('unexpected errors', () => {
  const at = { method: 'GET', route_id: '/search', status: 500, request_id: '0a1b2c3d' };

  it('quote our own sentence, and nothing of a foreign error', () => {
    const own = reportError(
      new QueryError('QUERY_FAILED', '查询失败', '查看日志', { cause: new Error('disk') }),
      at,
      now
    );
    expect(own.message).toBe('查询失败。查看日志');
    expect(own.line).toContain('disk');
    expect(own.line).toContain(own.errorId);
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      path: '/srv/app.db'
    });
    const machine = reportError(new Error('query failed', { cause: full }), at, now);
    expect(machine.message).toContain('磁盘空间不足');
    expect(machine.message).not.toContain('/srv');
    const foreign = reportError(new Error('/secret/path'), at, now);
    expect(foreign.message).not.toContain('secret');
    expect(foreign.line).toContain('/secret/path');
  });

  it('keep the texts that an engine quotes out of the log', () => {
    const engine = new Error(`Conversion Error: Could not convert string '王桂兰 13800001234' to INT32`);
    const { line } = reportError(new Error('query failed', { cause: engine }), at, now);
    expect(line).toContain('Conversion Error: Could not convert string 〔…〕 to INT32');
    expect(line).not.toMatch(/王桂兰|1380000/);
    expect(line).toContain('0a1b2c3d');
  });
});
