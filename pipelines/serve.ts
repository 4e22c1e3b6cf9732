import { describeError } from '#lib/domain/errors.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { openStateApp } from '#pipelines/app-state/app-state.ts';
import { confirmedLoads } from '#pipelines/desk/take-loads.ts';
import { keepChild } from '#pipelines/files/child.ts';
import { realBatches } from '#pipelines/run/demo-files.ts';
import { seedOnFirstStart } from '#pipelines/run/first-start.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { draftScheduled } from '#pipelines/monthly-briefing/draft-scheduled.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import { keepSchedule } from '#pipelines/run/schedule.ts';
import { realEffects } from '#pipelines/run/settings.ts';
import { readManifests } from '#pipelines/landing/manifests.ts';
import { keepPrivate, openStateFolder } from '#pipelines/files/state-folder.ts';
import { buildWeb, WEB_SERVER } from './web-build.ts';

/**
 * `npm start`: demo data on the first start, run what is due, build the dashboard if needed, serve it, keep the
 * schedule.
 */
async function main(): Promise<number> {
  keepPrivate();
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const folder = openStateFolder();
  const host = process.env.HOST ?? '127.0.0.1';
  const port = process.env.PORT ?? '3000';
  const shownHost = host === '127.0.0.1' ? 'localhost' : host;
  log(`职声 · 数据文件夹 ${folder.root}`);
  const building = buildWeb(log);
  building.catch(() => undefined);
  await seedOnFirstStart(folder, log);
  const stopDesk = keepChild(join(import.meta.dirname, 'cli.ts'), ['desk'], log);
  const run = async (pipelines: typeof PIPELINES) => {
    await runPipelines({ folder, pipelines }, realEffects(log, stop.signal)).catch((error: unknown) =>
      log(`${describeError(error)}`)
    );
  };
  if (!stop.signal.aborted) await run(PIPELINES);
  await building;
  if (stop.signal.aborted) {
    await stopDesk();
    return 0;
  }
  if (!isLoopback(host) && realBatches(folder, readManifests(folder.landing)).length > 0) {
    log(`已载入真实数据，账号功能启用之前只能在本机访问，没有在 ${host} 上启动。去掉 HOST 设置后重新启动即可。`);
    await stopDesk();
    return 1;
  }
  const web = spawn(process.execPath, [WEB_SERVER], {
    env: {
      ...process.env,
      HOST: host,
      PORT: port,
      // Dropped files are streamed to disk; every other form is limited by the hooks of the dashboard.
      BODY_SIZE_LIMIT: 'Infinity',
      ORIGIN: process.env.ORIGIN || `http://${shownHost}:${port}`,
      DATA_DIR: folder.root
    },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: false
  });
  const ended = new Promise<number>((resolve) => web.once('exit', (code) => resolve(code ?? 0)));
  await untilServing(`http://${isLoopback(host) ? host : '127.0.0.1'}:${port}/`, ended, stop.signal);
  log(
    `\n职声已就绪：http://${shownHost}:${port}   （Ctrl-C 停止）\n新文件放入 ${folder.inbox}/<来源>/，十分钟内自动读取。\n`
  );
  const draft = () => draftScheduled(folder, log);
  const app = await openStateApp(folder, new Date());
  const loads = confirmedLoads(folder, app, realEffects(log, stop.signal));
  const stopSchedule = keepSchedule(folder, PIPELINES, run, draft, loads);
  // Not before the pages are there: the first drafts take seconds.
  const drafted = draft();
  const code = await Promise.race([
    ended,
    new Promise<number>((resolve) => stop.signal.addEventListener('abort', () => resolve(0), { once: true }))
  ]);
  stop.abort();
  log('正在停止……');
  await Promise.all([stopSchedule(), stopDesk(), drafted]);
  app.client.close();
  await stopChild(web, ended);
  log('已停止');
  return code;
}

async function untilServing(url: string, ended: Promise<number>, signal: AbortSignal): Promise<void> {
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  for (let attempt = 0; attempt < 150 && !signal.aborted; attempt++) {
    if (hasEnded) throw new Error('网页服务没有启动，端口可能被占用。用 PORT 换一个端口再试');
    if (
      await fetch(url).then(
        (response) => response.status < 600,
        () => false
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function stopChild(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(forced);
}

function isLoopback(host: string): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host);
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  return 1;
});
process.exit();
