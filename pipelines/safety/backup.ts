import { ZhishengError } from '#lib/domain/errors.ts';
import { filesBelow, namesIn } from '#lib/state/state-file.server.ts';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { copyAppDb } from '#pipelines/app-state/app-backup.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { LandingJournal } from '#pipelines/landing/journal.ts';
import { readPublication } from '#pipelines/warehouse/publish.ts';
import type { BackupRepository, Snapshot } from './repository.ts';

type Entry = Snapshot['files'][number];

/** Folders and files of the data folder that are made again from the others, or belong to the running machine. */
const LEFT_OUT =
  /^(scratch|backups|generations|intake\/(work|outgoing)|warehouse\.duckdb|app\.db|runs\/(lock\.json|reserve|landing-stamps\.json))/;
const TRIES = 5;

/**
 * Adds a snapshot of the state folder while it may be in use: landing, journal, app.db at one moment, the generation on
 * screen, ledger, models, originals, settings; the key folder only into a sealed repository. Batches never change
 * once they are committed, but for the few events that the journal tells of: after one of those the copy is taken
 * again.
 */
export async function makeBackup(folder: StateFolder, repository: BackupRepository, now: Date): Promise<Snapshot> {
  const before = await lastFiles(repository);
  for (let attempt = 1; ; attempt++) {
    const changes = LandingJournal.open(folder, false).changes;
    const files = await storeAll(folder, repository, before);
    if (LandingJournal.open(folder, false).changes === changes) {
      const snapshot: Snapshot = {
        id: now.toISOString().replace(/[-:.]/g, ''),
        made_at: now.toISOString(),
        data_version: readPublication(folder)?.data_version ?? null,
        has_keys: repository.isSealed,
        files
      };
      await repository.writeSnapshot(snapshot);
      return snapshot;
    }
    if (attempt === TRIES)
      throw new ZhishengError('BUSY', '备份时数据一直在变动，没有写成备份，以前的备份不变', '等当前运行结束后再备份');
  }
}

async function storeAll(
  folder: StateFolder,
  repository: BackupRepository,
  before: Map<string, Entry>
): Promise<Entry[]> {
  const files: Entry[] = [];
  const add = async (path: string, name: string) => {
    const entry = await store(repository, path, name, before);
    if (entry) files.push(entry);
  };
  // The journal goes first: a batch that lands meanwhile is then more than the journal knows, never less.
  await add(join(folder.runs, 'landing.jsonl'), 'data/runs/landing.jsonl');
  for (const path of filesBelow(folder.root)) {
    const name = relative(folder.root, path).split(sep).join('/');
    if (!LEFT_OUT.test(name) && name !== 'runs/landing.jsonl' && !name.endsWith('.tmp'))
      await add(path, `data/${name}`);
  }
  const published = readPublication(folder);
  if (published)
    for (const name of [published.generation, `${published.generation}.json`])
      await add(join(folder.generations, name), `data/generations/${name}`);
  if (existsSync(folder.appDb)) {
    const copy = join(folder.scratch, 'backup', 'app.db');
    rmSync(copy, { force: true });
    mkdirSync(join(copy, '..'), { recursive: true });
    await copyAppDb(folder.appDb, copy);
    await add(copy, 'data/app.db');
    rmSync(copy);
  }
  if (repository.isSealed) for (const name of namesIn(folder.keys)) await add(join(folder.keys, name), `keys/${name}`);
  return files;
}

/** Undefined where the file went away meanwhile, as a file of the inbox that a run takes in. */
async function store(
  repository: BackupRepository,
  path: string,
  name: string,
  before: Map<string, Entry>
): Promise<Entry | undefined> {
  try {
    const { size, mode, mtimeMs } = statSync(path);
    const known = before.get(name);
    const isSame = known?.bytes === size && known.mtime_ms === mtimeMs && repository.has(known.content);
    const content = isSame ? known.content : await repository.put(path);
    return { path: name, bytes: size, mode: mode & 0o777, mtime_ms: mtimeMs, content };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function lastFiles(repository: BackupRepository): Promise<Map<string, Entry>> {
  const last = repository.snapshotIds().at(-1);
  const files = last === undefined ? [] : (await repository.readSnapshot(last)).files;
  return new Map(files.map((file) => [file.path, file]));
}
