/** Single bits that flip on the disk in every kind of file, and whether `doctor --deep` says so. */
import { createClient } from '@libsql/client';
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addEntry } from '#lib/app-db/audit-log.ts';
import { addCorrection } from '#lib/app-db/corrections.ts';
import { VERSION_KINDS } from '#lib/domain/text-versions.ts';
import { makeKeyFile, SESSIONS_FILE } from '#lib/state/key-file.server.ts';
import { filesBelow } from '#lib/state/state-file.server.ts';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { examine } from '#pipelines/safety/examine.ts';
import { installVersion } from '#pipelines/text/version-store.ts';
import { CrashWorld } from '../sql/crash-world.ts';
import type { Note } from './results.ts';
import type { Dose } from './survive.bench.ts';

const NOW = new Date('2026-11-23T02:00:00Z');
const LEXICON = join(import.meta.dirname, '..', '..', 'pipelines', 'reference', 'seeds', 'lexicon.json');

/** Kinds of files by their place below data or key folder. */
const KINDS: Record<string, RegExp> = {
  'landed rows': /^data\/landing\/.*\/rows\.parquet$/,
  manifests: /^data\/landing\/.*\/manifest\.json$/,
  'journal of landing': /^data\/runs\/landing\.jsonl$/,
  'published file': /^data\/warehouse\.duckdb$/,
  generations: /^data\/generations\/.*\.duckdb$/,
  'notes of generations': /^data\/generations\/.*\.json$/,
  'notes of runs': /^data\/(runs|intake)\/[\w-]*\.json$/,
  'notes of files set aside': /^data\/inbox\/.*\.原因\.json$/,
  annotations: /^data\/annotations\//,
  'ledger of issues': /^data\/issues\/.*\.ledger$/,
  'lexicon in force': /^data\/models\/lexicon\.json$/,
  'history of the lexicon': /^data\/models\/.*\/notes\.json$/,
  'sealed originals and refused rows': /^data\/intake\/.*\.sealed$/,
  'app.db': /^data\/app\.db$/,
  keys: /^keys\/.*\.key$/
};

export async function flips({ many, random }: Dose, note: Note): Promise<void> {
  const world = await CrashWorld.make();
  const { folder, files } = await furnished(world);
  const known = new Set(faultsOf(await examine(folder, NOW, true)));
  const silent = new Map<string, number>();
  const counts = { flips: 0, named: 0, empty: 0 };
  const kinds = Object.keys(KINDS);
  for (let flip = 0; flip < many(2000, kinds.length * 4); flip++) {
    const kind = kinds[flip % kinds.length]!;
    const paths = files.get(kind)!;
    const path = paths[Math.floor(random() * paths.length)]!;
    const whole = readFileSync(path);
    const at = Math.floor(random() * whole.length);
    const changed = Buffer.from(whole);
    changed[at]! ^= 1 << Math.floor(random() * 8);
    put(path, changed);
    counts.flips++;
    const isNamed = faultsOf(await examine(folder, NOW, true)).some((fault) => !known.has(fault));
    if (isNamed) counts.named++;
    else if (kind === 'app.db' && (await isSameDb(path, whole, world.root))) counts.empty++;
    else silent.set(kind, (silent.get(kind) ?? 0) + 1);
    put(path, whole);
  }
  world.dispose();
  const missed = [...silent].map(([kind, count]) => `${kind} ${count}`);
  note({
    what: `single bits flipped in ${kinds.length} kinds of files (${kinds.join(', ')}), size and time as before`,
    figure:
      `${counts.flips} flips, ${counts.named} named by doctor --deep, ${counts.empty} in unused bytes of SQLite, ` +
      `${counts.flips - counts.named - counts.empty} silent${missed.length > 0 ? ` (${missed.join(', ')})` : ''}`
  });
}

/** A published state with something of every kind in it, and its files by kind. */
async function furnished(world: CrashWorld): Promise<{ folder: StateFolder; files: Map<string, string[]> }> {
  const dir = world.prepare('data');
  const folder = openStateFolder({ DATA_DIR: dir, KEY_DIR: join(world.root, 'keys') });
  makeKeyFile(join(folder.keys, SESSIONS_FILE));
  installVersion(
    folder.models,
    VERSION_KINDS.lexicon,
    LEXICON,
    { version: 'bench', at: NOW.toISOString(), note: 'as shipped' },
    () => 'bench'
  );
  mkdirSync(join(folder.inbox, 'petitions'), { recursive: true });
  writeFileSync(join(folder.inbox, 'petitions', 'empty.csv'), '');
  await withAppDb(folder, NOW, async (app) => {
    for (let at = 0; at < 40; at++) {
      const detail = { path: `/gaps/${at}`, rows: at };
      await addEntry(app, { user_id: `u${at % 3}`, user_name: '演示岗', kind: 'export', detail }, NOW);
    }
    for (let at = 0; at < 40; at++) {
      const of = { source: 'petitions' as const, record_key: `P${at}`, content_hash: `hash ${at}` };
      const said = { kind: 'topic' as const, value: 'T01.01', published_value: 'T02.01', note: null };
      await addCorrection(app, { ...of, ...said }, NOW);
    }
  });
  // The second run has nothing to build; it takes note of the files of the first.
  for (let turn = 0; turn < 2; turn++)
    if ((await world.run(dir)).status !== 0) throw new Error('the state to damage could not be made');
  const files = new Map(Object.keys(KINDS).map((kind) => [kind, [] as string[]]));
  for (const path of [...filesBelow(dir), ...filesBelow(folder.keys)]) {
    const name = path.slice(world.root.length + 1);
    const kind = Object.keys(KINDS).find((one) => KINDS[one]!.test(name));
    if (kind && statSync(path).size > 0) files.get(kind)!.push(path);
  }
  for (const [kind, paths] of files) if (paths.length === 0) throw new Error(`the state has no ${kind}`);
  return { folder, files };
}

/** Bytes without any other trace, as a disk loses them. */
function put(path: string, bytes: Buffer): void {
  const { atime, mtime } = statSync(path);
  writeFileSync(path, bytes);
  utimesSync(path, atime, mtime);
}

function faultsOf(findings: Awaited<ReturnType<typeof examine>>): string[] {
  return findings.filter(({ state }) => state === 'fault').map(({ subject, detail }) => `${subject} ${detail}`);
}

/** Whether every table of the file has the rows of the bytes given. */
async function isSameDb(path: string, whole: Buffer, root: string): Promise<boolean> {
  const other = join(root, 'whole.db');
  writeFileSync(other, whole);
  const [now, before] = [await rowsOf(path), await rowsOf(other)];
  rmSync(other);
  return now === before;
}

async function rowsOf(path: string): Promise<string> {
  const client = createClient({ url: pathToFileURL(path).href });
  try {
    const { rows } = await client.execute("select name, sql from sqlite_master where type = 'table' order by name");
    const parts = [JSON.stringify(rows)];
    for (const { name } of rows) {
      const table = await client.execute(`select * from "${String(name)}"`);
      parts.push(JSON.stringify(table.rows.map((row) => JSON.stringify(Object.values(row))).sort()));
    }
    return parts.join('\n');
  } catch (error) {
    return String(error);
  } finally {
    client.close();
  }
}
