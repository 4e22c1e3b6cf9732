import { describeError } from '#lib/domain/errors.ts';
import { readSettings } from '#lib/settings/read-settings.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { openStateApp } from '#pipelines/app-state/app-state.ts';
import { inBackground } from '#pipelines/desk/background.ts';
import { keepChild } from '#pipelines/files/child.ts';
import { realBatches } from '#pipelines/run/demo-files.ts';
import { seedOnFirstStart } from '#pipelines/run/first-start.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { keepSchedule } from '#pipelines/run/schedule.ts';
import { readManifests } from '#pipelines/landing/manifests.ts';
import { readPublication } from '#pipelines/warehouse/publish.ts';
import { shapeOfFile } from '#pipelines/warehouse/shape.ts';
import { serviceLog } from '#pipelines/files/service-log.ts';
import { keepPrivate, openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { isLoopback, TLS_SERVER, webDoor, type WebDoor } from './web-door.ts';
import { buildWeb, WEB_SERVER } from './web-build.ts';

/**
 * `npm start`: serves the published version at once and runs what is due behind it. Where nothing is published yet,
 * demo data and the first run come before the pages. Then the schedule.
 */
async function main(): Promise<number> {
  keepPrivate();
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());
  const log = serviceLog((text) => process.stderr.write(text));
  const folder = openStateFolder();
  log(`职声 · 数据文件夹 ${folder.root}`);
  const building = buildWeb(log);
  building.catch(() => undefined);
  const work = inBackground(folder, log, stop.signal);
  // A file that a former version of the product built lacks what the pages of this one ask for.
  const isPublished = readPublication(folder)?.shape === shapeOfFile();
  if (!isPublished) {
    await seedOnFirstStart(folder, log);
    await work.run(PIPELINES);
  }
  await building;
  if (stop.signal.aborted) return 0;
  const web = await startWeb(folder, stop.signal, log);
  if (!web) return 1;
  const stopDesk = keepChild(join(import.meta.dirname, 'cli.ts'), ['desk'], log);
  const app = await openStateApp(folder, new Date());
  // Not before the pages are there: runs and the first drafts take a core.
  const due = (async () => {
    if (isPublished) {
      log('先显示已发布的一版，新数据在后台处理');
      await work.run(PIPELINES);
      await web.reopen();
    }
    await work.draft();
  })();
  const stopSchedule = keepSchedule(folder, PIPELINES, { ...work, loads: work.loads(app), due });
  const code = await Promise.race([
    web.ended(),
    new Promise<number>((resolve) => stop.signal.addEventListener('abort', () => resolve(0), { once: true }))
  ]);
  stop.abort();
  log('正在停止……');
  await Promise.all([stopSchedule(), stopDesk(), due]);
  app.client.close();
  await web.stop();
  log('已停止');
  return code;
}

interface Web {
  /** Resolves when the server ended by itself. */
  ended(): Promise<number>;
  /** Starts the server again where a run brought the first real data, which asks for accounts. */
  reopen(): Promise<void>;
  stop(): Promise<void>;
}

/** The dashboard behind its door; null, with the reason logged, where it may not open. */
async function startWeb(folder: StateFolder, signal: AbortSignal, log: (line: string) => void): Promise<Web | null> {
  const { HOST: host, PORT } = readSettings(['HOST', 'PORT']);
  const port = String(PORT);
  const doorNow = () =>
    webDoor(process.env, { host, port, has_real: realBatches(folder, readManifests(folder.landing)).length > 0 });
  const open = async (door: WebDoor) => {
    const child = spawnWeb(folder, door, host, port);
    const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 0)));
    await untilServing(host, Number(port), ended, signal);
    return { child, ended };
  };
  let door = doorNow();
  if (door.refusal !== null) {
    log(door.refusal);
    return null;
  }
  let serving = await open(door);
  let reportEnd: (code: number) => void = () => undefined;
  const end = new Promise<number>((resolve) => (reportEnd = resolve));
  const watch = (one: typeof serving) => void one.ended.then((code) => one === serving && reportEnd(code));
  watch(serving);
  log(`\n职声已就绪：${door.origin}   （Ctrl-C 停止）\n新文件放入 ${folder.inbox}/<来源>/，十分钟内自动读取。\n`);
  return {
    ended: () => end,
    async reopen() {
      const next = doorNow();
      if (signal.aborted || next.accounts === door.accounts) return;
      const former = serving;
      if (next.refusal !== null) log(next.refusal);
      else log('已载入真实数据，网页改为需要登录');
      serving = { child: former.child, ended: new Promise(() => undefined) };
      await stopChild(former.child, former.ended);
      if (next.refusal !== null) return reportEnd(1);
      door = next;
      serving = await open(door);
      watch(serving);
    },
    stop: () => stopChild(serving.child, serving.ended)
  };
}

function spawnWeb(folder: StateFolder, door: WebDoor, host: string, port: string): ChildProcess {
  return spawn(process.execPath, [door.has_tls ? TLS_SERVER : WEB_SERVER], {
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
