import { describeError } from '#lib/domain/errors.ts';
import { readSettings } from '#lib/settings/read-settings.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
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
import { serviceLog } from '#pipelines/files/service-log.ts';
import { keepPrivate, openStateFolder } from '#pipelines/files/state-folder.ts';
import { isLoopback, TLS_SERVER, webDoor } from './web-door.ts';
import { buildWeb, WEB_SERVER } from './web-build.ts';

/**
 * `npm start`: demo data on the first start, run what is due, build the dashboard if needed, serve it, keep the
 * schedule.
 */
async function main(): Promise<number> {
  keepPrivate();
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());
  const log = serviceLog((text) => process.stderr.write(text));
  const folder = openStateFolder();
  const { HOST: host, PORT } = readSettings(['HOST', 'PORT']);
  const port = String(PORT);
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
  const door = webDoor(process.env, {
    host,
    port,
    has_real: realBatches(folder, readManifests(folder.landing)).length > 0
  });
  if (door.refusal !== null) {
    log(door.refusal);
    await stopDesk();
    return 1;
  }
  const web = spawn(process.execPath, [door.has_tls ? TLS_SERVER : WEB_SERVER], {
    env: {
      ...process.env,
      HOST: host,
      PORT: port,
      // Dropped files are streamed to disk; every other form is limited by the hooks of the dashboard.
      BODY_SIZE_LIMIT: 'Infinity',
      ORIGIN: door.origin,
      ACCOUNTS: door.accounts,
      ...door.proxy,
      DATA_DIR: folder.root
    },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: false
  });
  const ended = new Promise<number>((resolve) => web.once('exit', (code) => resolve(code ?? 0)));
  await untilServing(host, Number(port), ended, stop.signal);
  log(`\n职声已就绪：${door.origin}   （Ctrl-C 停止）\n新文件放入 ${folder.inbox}/<来源>/，十分钟内自动读取。\n`);
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

/** Waits until the port takes connections: with TLS, or with a name of its own, a page may refuse this machine. */
async function untilServing(host: string, port: number, ended: Promise<number>, signal: AbortSignal): Promise<void> {
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  for (let attempt = 0; attempt < 150 && !signal.aborted; attempt++) {
    if (hasEnded) throw new Error('网页服务没有启动，端口可能被占用。用 PORT 换一个端口再试');
    if (await takesConnections(isLoopback(host) ? host : '127.0.0.1', port)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function takesConnections(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

async function stopChild(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(forced);
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  return 1;
});
process.exit();
