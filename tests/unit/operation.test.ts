import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { logLine } from '#lib/domain/log-line.ts';
import { Admission } from '#lib/server/admission.ts';
import { mayReadMetrics, Metrics } from '#lib/server/metrics.ts';
import { SETTINGS } from '#lib/settings/settings.ts';
import { makeBundle, damagedProgramFiles, bundledFiles } from '#pipelines/safety/bundle.ts';
import { spawnSync } from 'node:child_process';

const PROJECT = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'zhisheng-operation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const deployed = (name: string) => readFileSync(join(PROJECT, 'pipelines', 'deploy', name), 'utf8');

describe('figures for a monitor', () => {
  const admission = new Admission({
    page: { running: 1, waiting: 0, patience: 10 },
    search: { running: 1, waiting: 1, patience: 10 },
    export: { running: 1, waiting: 1, patience: 10 },
    password: { running: 1, waiting: 1, patience: 10 }
  });
  const metrics = new Metrics(admission, folder);

  it('count requests by route, those at work and those turned away', async () => {
    metrics.answered({ route_id: '/search', method: 'GET', status: 200, ms: 40 });
    metrics.answered({ route_id: null, method: 'GET', status: 404, ms: 1 });
    await admission.enter('page', new AbortController().signal);
    expect(await admission.enter('page', new AbortController().signal)).toBeNull();
    const { body } = await metrics.text();
    expect(body).toContain('zhisheng_request_seconds_count{route="/search",method="GET",status="2xx"} 1');
    expect(body).toContain('zhisheng_request_seconds_count{route="none",method="GET",status="4xx"} 1');
    expect(body).toContain('zhisheng_requests_running{kind="page"} 1');
    expect(body).toContain('zhisheng_requests_turned_away_total{kind="page"} 1');
    // Nothing was published here: unknown, not zero.
    expect(body).toMatch(/zhisheng_published_timestamp_seconds Nan/i);
  });

  it('are what the alert rules ask for', async () => {
    const { body } = await metrics.text();
    const asked = new Set([...deployed('alerts.yaml').matchAll(/zhisheng_\w+/g)].map(([name]) => name));
    expect(asked.size).toBeGreaterThan(4);
    expect([...asked].filter((name) => !body.includes(`\n${name}{`) && !body.includes(`\n${name} `))).toEqual([]);
  });

  it('are for this machine, or for who holds the token', () => {
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map((at) => mayReadMetrics(null, undefined, at))).toEqual([
      true,
      true,
      true
    ]);
    expect(['10.0.0.8', '::ffff:10.0.0.8', '1.127.0.1', null].some((at) => mayReadMetrics(null, undefined, at))).toBe(
      false
    );
    const token = 'a-token-of-the-monitor';
    expect(mayReadMetrics(`Bearer ${token}`, token, '10.0.0.8')).toBe(true);
    expect([null, token, 'Bearer ', 'Bearer x'].some((given) => mayReadMetrics(given, token, '127.0.0.1'))).toBe(false);
  });
});

describe('log lines', () => {
  it('are one object each, or the message alone', () => {
    const entry = { part: 'pipelines', level: 'info', message: '已发布\n第二行', run_id: 'r1' } as const;
    const at = new Date('2026-12-01T00:00:00Z');
    expect(logLine('text', at, entry)).toBe(entry.message);
    const line = logLine('json', at, entry);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({ at: '2026-12-01T00:00:00.000Z', ...entry });
  });
});

describe('files of the operation', () => {
  it('set only variables that are settings', () => {
    const text = ['zhisheng.service', 'zhisheng-backup.service', 'Dockerfile', 'compose.yaml'].map(deployed).join('\n');
    const set = [...text.matchAll(/(?:^Environment=|\s|ENV )([A-Z][A-Z_]+)(?:=|: )/gm)].map((match) => match[1]!);
    expect(set).toContain('BEHIND_PROXY');
    expect(set.filter((name) => !Object.hasOwn(SETTINGS, name))).toEqual([]);
  });

  it('replace the address that a client claims to have', () => {
    for (const name of ['nginx.conf', 'compose-nginx.conf'])
      expect(deployed(name)).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
  });
});

describe('the offline bundle', () => {
  const root = join(folder, 'program');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const lock = {
    packages: {
      '': {},
      'node_modules/kept': {},
      'node_modules/kept/node_modules/nested': {},
      'node_modules/kept/node_modules/tester': { dev: true },
      'node_modules/tester': { dev: true },
      'node_modules/of-another-platform': {}
    }
  };
  write('package.json', '{"version":"9.8.7"}');
  write('package-lock.json', JSON.stringify(lock));
  for (const path of ['kept/a.js', 'kept/node_modules/nested/b.js', 'kept/node_modules/tester/c.js', 'tester/d.js'])
    write(`node_modules/${path}`, path);
  write('node_modules/.zhisheng-installed', 'x');
  write('build/index.js', '');
  write('src/app.ts', 'export {};');
  write('pipelines/deploy/zhisheng.sh', deployed('zhisheng.sh'));

  it('holds the program and what it needs to run, not what tests it', () => {
    expect(bundledFiles(root).filter((path) => path.startsWith('node_modules/'))).toEqual([
      'node_modules/.zhisheng-installed',
      'node_modules/kept/a.js',
      'node_modules/kept/node_modules/nested/b.js'
    ]);
  });

  it('is refused before the dashboard is built, and unpacks to files that can be compared', async () => {
    const archive = join(folder, 'zhisheng.tar.gz');
    const node = join(folder, 'node.sh');
    writeFileSync(node, '#!/bin/sh\necho started "$1"\n', { mode: 0o755 });
    const at = { now: new Date(), node };
    await expect(makeBundle(root, archive, at)).rejects.toThrow(/缺少 build\/\.sources/);
    write('build/.sources', 'x');
    const { files } = await makeBundle(root, archive, at);
    expect(Object.keys(files)).toContain('bin/node');
    expect(spawnSync('tar', ['-xzf', archive, '-C', folder]).status).toBe(0);
    const office = join(folder, 'zhisheng-9.8.7');
    const started = spawnSync(join(office, 'zhisheng'), ['start'], { encoding: 'utf8' });
    expect(started.stdout).toBe(`started ${join(office, 'pipelines/start.mjs')}\n`);
    expect([damagedProgramFiles(root), damagedProgramFiles(office)]).toEqual([null, []]);
    rmSync(join(office, 'src/app.ts'));
    writeFileSync(join(office, 'build/index.js'), 'other');
    expect(damagedProgramFiles(office)).toEqual(['build/index.js', 'src/app.ts']);
  });
});
