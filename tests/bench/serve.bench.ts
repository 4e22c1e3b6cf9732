/**
 * Requests a second and the time of pages never asked before, side by side with an earlier commit in one run, over
 * loopback. `BEFORE_DIR` names a checkout of that commit with its packages, `BEFORE_DATA_DIR` a state that it has
 * built; `DATA_DIR` and `KEY_DIR` name the state of this one.
 */
import { spawnSync } from 'node:child_process';
import { Agent, get } from 'node:http';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { InputError } from '#lib/domain/errors.ts';
import { newAddresses } from './new-addresses.ts';
import type { Note } from './results.ts';
import { ask, each, memoryOf, quantile, started, type Server } from './web.ts';

/** Ten pages of a working day. */
const MIX = [
  '/',
  '/coverage',
  '/coverage?indicator=A09&region=610800',
  '/gaps',
  '/issues',
  '/trends',
  '/visits',
  '/petitions',
  `/search?q=${encodeURIComponent('欠薪')}`,
  '/wall'
];
/** Pages whose size is measured besides; those that answer with a form or a redirect have none. */
const SIZED = [
  ...MIX,
  '/ahead',
  '/aid',
  '/briefings',
  '/coverage?level=county',
  '/data',
  '/data/tables',
  '/data/text',
  '/help',
  '/label',
  '/negotiations',
  '/notes',
  '/studies',
  '/submissions',
  '/why'
];
const LARGEST = 40_960;
const READERS = 50;
const SECONDS = 3;
const NEW = { addresses: 400, at_once: 4 };
/** Both servers answer in turn, so that other work of the machine falls on both. */
const ROUNDS = 2;

export async function run(note: Note): Promise<void> {
  const { BEFORE_DIR, BEFORE_DATA_DIR, DATA_DIR } = process.env;
  if (!BEFORE_DIR || !BEFORE_DATA_DIR || !DATA_DIR)
    throw new InputError('INPUT_INVALID', '缺少对照', '用 BEFORE_DIR、BEFORE_DATA_DIR 和 DATA_DIR 指出两份程序和数据');
  const commit = commitOf(BEFORE_DIR);
  const servers = {
    before: await started(BEFORE_DIR, BEFORE_DATA_DIR),
    now: await started(resolve(import.meta.dirname, '..', '..'), DATA_DIR)
  };
  try {
    await newPages(note, servers, commit);
    await warmPages(note, servers, commit);
    await pageSizes(note, servers.now);
    note({
      what: `memory of the web process afterwards, now and ${commit} (load of the machine ${loadavg()[0]!.toFixed(1)})`,
      figure: `${memoryOf(servers.now)} MB, ${memoryOf(servers.before)} MB`
    });
  } finally {
    for (const { process: child } of Object.values(servers)) child.kill('SIGTERM');
  }
}

async function newPages(note: Note, servers: { before: Server; now: Server }, commit: string): Promise<void> {
  const addresses = newAddresses(NEW.addresses);
  const times = { before: [] as number[], now: [] as number[] };
  // The first pages of a process compile its code; nobody measures a process in its first second.
  for (const server of Object.values(servers)) for (const page of MIX) await ask(new Agent(), server.url + page);
  for (let from = 0; from < addresses.length; from += 50)
    for (const side of ['before', 'now'] as const)
      times[side].push(...(await each(servers[side], addresses.slice(from, from + 50), NEW.at_once)));
  for (const [name, share] of [
    ['p50', 0.5],
    ['p95', 0.95]
  ] as const) {
    const [before, now] = [quantile(times.before, share), quantile(times.now, share)];
    note({
      what: `${name} of ${NEW.addresses} addresses never asked before, ${NEW.at_once} at a time`,
      figure: `${now.toFixed(0)} ms, ${commit} ${before.toFixed(0)} ms`,
      ratio: `${(before / now).toFixed(1)} × better (aim ≥ 2.5)`
    });
  }
}

async function warmPages(note: Note, servers: { before: Server; now: Server }, commit: string): Promise<void> {
  for (const pages of [MIX, ...MIX.map((page) => [page])]) {
    const rates = { before: [] as number[], now: [] as number[] };
    for (let round = 0; round < ROUNDS; round++)
      for (const side of ['before', 'now'] as const)
        rates[side].push(await rate(servers[side], pages, SECONDS / (pages === MIX ? 1 : 2)));
    const [before, now] = [mean(rates.before), mean(rates.now)];
    note({
      what:
        pages === MIX ? `mix of ten pages, ${READERS} readers at once, warm` : `\`${decodeURIComponent(pages[0]!)}\``,
      figure: `${now.toFixed(0)} requests/s, ${commit} ${before.toFixed(1)}`,
      ratio: `${(now / before).toFixed(0)} × (aim ≥ ${pages === MIX ? 10 : 5})`
    });
  }
}

async function pageSizes(note: Note, server: Server): Promise<void> {
  const sizes: { page: string; bytes: number }[] = [];
  for (const page of SIZED) sizes.push({ page: decodeURIComponent(page), bytes: await bytesOf(server.url + page) });
  const large = sizes.filter(({ bytes }) => bytes > LARGEST).sort((a, b) => b.bytes - a.bytes);
  const shown = (of: typeof sizes) =>
    of.map(({ page, bytes }) => `\`${page}\` ${(bytes / 1024).toFixed(1)}`).join(', ');
  note({
    what: `HTML of ${sizes.length} pages, compressed`,
    figure: `${sizes.length - large.length} of them at most 40 KB${large.length > 0 ? `; above, in KB: ${shown(large)}` : ''}`
  });
}

/** Length of the answer as it goes over the wire. */
function bytesOf(url: string): Promise<number> {
  return new Promise((done, fail) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => (bytes += part.byteLength)).on('end', () => done(bytes));
    }).on('error', fail);
  });
}

/** Answers a second that readers get who ask again as soon as they have read. */
async function rate(server: Server, paths: readonly string[], seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: READERS });
  for (const path of paths) await ask(agent, server.url + path);
  const from = performance.now();
  let answers = 0;
  const reader = async (first: number) => {
    for (let at = first; performance.now() - from < seconds * 1000; at++) {
      await ask(agent, server.url + paths[at % paths.length]!);
      answers++;
    }
  };
  await Promise.all(Array.from({ length: READERS }, (_, at) => reader(at)));
  agent.destroy();
  return answers / ((performance.now() - from) / 1000);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function commitOf(checkout: string): string {
  const { stdout } = spawnSync('git', ['rev-parse', '--short=7', 'HEAD'], { cwd: checkout, encoding: 'utf8' });
  return `\`${stdout.trim()}\``;
}
