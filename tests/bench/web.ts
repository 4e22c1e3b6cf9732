/** The built dashboard as a process of its own, asked over loopback. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join, resolve } from 'node:path';
import { freePort } from '../e2e/world.ts';

export interface Server {
  url: string;
  process: ChildProcess;
}

/** Starts the dashboard of a checkout on a state folder; built first where it is not. */
export async function started(checkout: string, data: string, env: Record<string, string> = {}): Promise<Server> {
  const port = await freePort();
  const index = join(checkout, 'build', 'index.js');
  if (!existsSync(index)) spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { cwd: checkout });
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [index], {
    cwd: checkout,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ORIGIN: url, DATA_DIR: resolve(data), ...env },
    stdio: 'ignore'
  });
  for (let attempt = 0; attempt < 300; attempt++) {
    if (await ask(new Agent(), `${url}/icon.svg`).catch(() => null)) return { url, process: child };
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no answer from ${checkout}`);
}

/** Milliseconds until the last byte. Throws for an answer that is not 200. */
export function ask(agent: Agent, url: string, headers: Record<string, string> = {}): Promise<number> {
  const from = performance.now();
  return new Promise((done, fail) => {
    get(url, { agent, headers: { 'accept-encoding': 'gzip', ...headers } }, (response) => {
      if (response.statusCode !== 200) fail(new Error(`${url} answered ${response.statusCode}`));
      response.resume().on('end', () => done(performance.now() - from));
    }).on('error', fail);
  });
}

/** Asks every path once, so many at a time. Milliseconds of each, in the order of the answers. */
export async function each(
  server: Server,
  paths: readonly string[],
  atOnce: number,
  headers: Record<string, string> = {}
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const waiting = [...paths];
  const times: number[] = [];
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
      times.push(await ask(agent, server.url + path, headers));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  agent.destroy();
  return times;
}

/** Resident memory of the process, MB. */
export function memoryOf({ process: child }: Server): number {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
}

export function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1]!;
}
