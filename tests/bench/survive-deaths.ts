/** Runs that die: killed at a write or a step, cut off with the power, without room on the disk. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '#lib/state/state-file.server.ts';
import { CrashWorld, hashOfLanding, hashOfMarts } from '../sql/crash-world.ts';
import type { Synced } from '../sql/write-points.ts';
import type { Note } from './results.ts';
import type { Dose } from './survive.bench.ts';

/** Names of steps besides writes: models and checks have the most. */
const STEPS = ['annotate', 'issues', 'model:core.petitions', 'model:marts.coverage', 'check', 'publish', 'record'];
/** Deaths that follow each other in one folder before a run is left alone. */
const CHAIN = 3;

interface Report {
  writes: number;
  synced: Synced;
}

/** A world, the number of writes of an undisturbed run, and whether a folder came to the same as that run. */
async function undisturbed() {
  const world = await CrashWorld.make();
  const report = join(world.root, 'report.json');
  const dir = world.prepare('undisturbed');
  if ((await world.run(dir, { report })).status !== 0) throw new Error('the undisturbed run failed');
  const expected = { landing: await hashOfLanding(dir), marts: await hashOfMarts(dir) };
  const { writes } = readReport(report);
  rmSync(dir, { recursive: true });
  const isSame = async (at: string) =>
    (await hashOfLanding(at)) === expected.landing &&
    (await hashOfMarts(at)) === expected.marts &&
    readdirSync(join(at, 'intake', 'work')).length === 0;
  return { world, report, writes, isSame };
}

function readReport(path: string): Report {
  return JSON.parse(readFileSync(path, 'utf8')) as Report;
}

export async function kills({ many, random }: Dose, note: Note): Promise<void> {
  const { world, report, writes, isSame } = await undisturbed();
  const wanted = many(200, 6);
  const lost: string[] = [];
  let killed = 0;
  for (let chain = 0; killed < wanted; chain++) {
    const dir = world.prepare(`killed-${chain}`);
    const places: string[] = [];
    for (let link = 0; link < CHAIN && killed < wanted; link++) {
      const step = random() < 0.75 ? 'point' : STEPS[Math.floor(random() * STEPS.length)]!;
      // After a death less is left to do: an early write is met again, a late one may not be.
      const nth = step === 'point' ? 1 + Math.floor((random() * writes) / (link + 1)) : 1;
      const { signal } = await world.run(dir, { step, nth, report });
      places.push(`${step} ${nth}`);
      if (signal === 'SIGKILL') killed++;
    }
    const { status } = await world.run(dir);
    if (status !== 0 || !(await isSame(dir))) lost.push(places.join(', '));
    else rmSync(dir, { recursive: true });
  }
  world.dispose();
  note({
    what: `kills before a random write (of ${writes} of a run) or step, up to ${CHAIN} after each other in one folder`,
    figure: `${killed} kills, ${lost.length} with other rows or a repair by hand${lost.length > 0 ? `: ${lost[0]!}` : ''}`
  });
}

export async function powerCuts({ many, random }: Dose, note: Note): Promise<void> {
  const { world, report, writes, isSame } = await undisturbed();
  const wanted = many(200, 4);
  const lost: string[] = [];
  let damaged = 0;
  for (let cut = 0; cut < wanted; cut++) {
    const dir = world.prepare(`cut-${cut}`);
    const since = Date.now();
    const nth = 1 + Math.floor(random() * writes);
    await world.run(dir, { step: 'point', nth, report });
    damaged += cutUnsynced(dir, since, readReport(report).synced, random);
    const { status, stderr } = await world.run(dir);
    if (status !== 0 || !(await isSame(dir))) lost.push(`write ${nth}: ${stderr.toString().slice(0, 200)}`);
    rmSync(dir, { recursive: true });
  }
  world.dispose();
  note({
    what: `power cuts at a random write: what was written and not synchronised is emptied, cut in half or left`,
    figure: `${wanted} cuts, ${damaged} files damaged, ${lost.length} not as undisturbed${lost.length > 0 ? ` (${lost[0]!})` : ''}`
  });
}

/** Damages what was written since a moment and had not reached the disk; returns how many files. */
function cutUnsynced(dir: string, since: number, synced: Synced, random: () => number): number {
  let damaged = 0;
  for (const path of filesBelow(dir)) {
    const { ino, mtimeMs, size } = statSync(path);
    if (mtimeMs < since || (synced[ino] ?? 0) >= mtimeMs || size === 0) continue;
    const draw = random();
    if (draw < 0.4) truncateSync(path, 0);
    else if (draw < 0.8) truncateSync(path, Math.floor(size / 2));
    else continue;
    damaged++;
  }
  return damaged;
}

const MIB = 1024 * 1024;

export async function fullDisks({ many, random }: Dose, note: Note): Promise<void> {
  const what = 'runs on a disk that fills up (tmpfs), then again with room';
  const { world, report, isSame } = await undisturbed();
  const disk = join(world.root, 'disk');
  mkdirSync(disk);
  const mount = (...args: string[]) => spawnSync('mount', args).status === 0;
  if (process.getuid?.() !== 0 || !mount('-t', 'tmpfs', '-o', 'size=512m', 'tmpfs', disk)) {
    world.dispose();
    note({ what, figure: 'skipped: only root may mount a disk of its own' });
    return;
  }
  const wanted = many(20, 3);
  const lost: string[] = [];
  let full = 0;
  let unnamed = 0;
  try {
    for (let at = 0; at < wanted; at++) {
      const dir = world.prepare('', join(disk, `data-${at}`));
      const used = filesBelow(dir).reduce((sum, path) => sum + Math.ceil(statSync(path).size / 4096) * 4096, 0);
      const room = Math.ceil(used / MIB) + 1 + Math.floor(random() * 12);
      mount('-o', `remount,size=${room}m`, disk);
      const { status, stderr, stdout } = await world.run(dir, { report });
      const words = `${stderr.toString()}${stdout.toString()}`;
      if (status !== 0) {
        full++;
        if (!/磁盘空间不足|DISK_FULL/.test(words)) unnamed++;
      }
      const isBlamed = filesBelow(join(dir, 'inbox')).some((path) => path.includes('unreadable'));
      mount('-o', 'remount,size=512m', disk);
      const again = await world.run(dir);
      if (again.status !== 0 || isBlamed || !(await isSame(dir)))
        lost.push(`${room} MB: ${again.stderr.toString().slice(0, 200)}`);
      rmSync(dir, { recursive: true });
    }
  } finally {
    spawnSync('umount', [disk]);
    world.dispose();
  }
  note({
    what,
    figure:
      `${wanted} runs, ${full} without room, ${unnamed} of them without its name, ` +
      `${lost.length} not as undisturbed afterwards${lost.length > 0 ? ` (${lost[0]!})` : ''}`
  });
}
