import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { WEB_SERVER } from '#pipelines/web-build.ts';
import { BROWSER_FLAGS, browserPath } from '../browser-setup.ts';

export interface Served {
  url: string;
  process: ChildProcess;
  log(): string;
  stop(): Promise<void>;
}

/** The built dashboard on a free port. */
export async function serve(folder: StateFolder, env: Record<string, string> = {}): Promise<Served> {
  const port = await freePort();
  const child = spawn(process.execPath, [WEB_SERVER], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: folder.root,
      BODY_SIZE_LIMIT: 'Infinity',
      ...env
    },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      log += chunk.toString();
    });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 200; attempt++) {
    if (
      await fetch(`${url}/icon.svg`).then(
        () => true,
        () => false
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    process: child,
    log: () => log,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      })
  };
}

/** A quiet, offline Chromium with a profile of its own. */
export async function openBrowser(root: string): Promise<BrowserContext> {
  const executablePath = browserPath();
  if (!executablePath) throw new Error('Chromium is missing: npm test installs it or says what to install');
  return chromium.launchPersistentContext(mkdtempSync(join(root, 'profile-')), {
    executablePath,
    headless: true,
    args: BROWSER_FLAGS,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN'
  });
}

/** Console errors, page errors and requests that leave the machine; a good page has none. */
export function watch(page: Page): { problems: string[] } {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(request.url())) problems.push(`outside: ${request.url()}`);
  });
  return { problems };
}

/** Warehouse files that a process holds open, as /proc tells. */
export function warehouseHandles(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      const target = readlinkSync(`/proc/${pid}/fd/${fd}`);
      return /generations\/|warehouse\.duckdb/.test(target) ? [target] : [];
    } catch {
      return [];
    }
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
