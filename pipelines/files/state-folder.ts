import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SOURCES } from '#lib/contracts/contract.ts';
import { readSettings } from '#lib/settings/read-settings.ts';
import { ANSWERS_FOLDER, OUTGOING_FOLDER, SUBMISSIONS_FOLDER } from '#lib/submissions/request.ts';

/** The folders of `DATA_DIR` and who writes them (design invariant 6). Pipelines own all but `inbox/` and `app.db`. */
export interface StateFolder {
  root: string;
  /** Files to load, by source; written by users and the web. */
  inbox: string;
  /** Files dropped on the page 报送, a folder each; they belong to no source until somebody confirms what they are. */
  submissions: string;
  /** Originals and rejected rows, sealed; `work/` holds the file of the load under way. */
  intake: string;
  work: string;
  originals: string;
  rejects: string;
  /**
   * Refused rows of files that wait on the page 报送, sealed, and workbooks of them on their way to the person who
   * asked.
   */
  tried: string;
  outgoing: string;
  /** Files and batches whose notes were found damaged; kept for a person to look at. */
  damaged: string;
  /** Append-only Parquet batches: the truth. */
  landing: string;
  /** Annotations of each landed batch, by version; made from landing. */
  annotations: string;
  /** Labels of texts that were cleared since, by batch: they cannot be found again. */
  labels: string;
  /** Ledger of hot issues: their ids live nowhere else. */
  issues: string;
  /** Trained models; `topics.model` is used by runs when it is there. */
  models: string;
  /** Scratch files of the run under way. */
  scratch: string;
  /** Run log, lock and holds. */
  runs: string;
  /** Facts about each file of the page 报送, by its number. */
  answers: string;
  generations: string;
  warehouse: string;
  /**
   * Application state, written by the web, and by the commands and the schedule of briefings; copied into `backups/`
   * once a day.
   */
  appDb: string;
  backups: string;
  /** Files of published briefings, by number of the issue; written once, by whoever publishes: the web or a command. */
  briefings: string;
  /** Present while the data shown is made up. */
  demoMarker: string;
  /** The customer's approved boundary file in the form that maps are drawn from; absent while the sketch is used. */
  boundaries: string;
  feeds: string;
  /** Key folder: outside the data, so that a copied data folder opens nothing. */
  keys: string;
}

/** Where the state lies (`DATA_DIR`), whether it exists or not. */
export function stateRoot(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(readSettings(['DATA_DIR'], env).DATA_DIR);
}

/**
 * Files that this process writes are for its user alone: they hold what people wrote in trouble. Called by every door
 * before it opens the state folder.
 */
export function keepPrivate(): void {
  process.umask(0o077);
}

/**
 * Resolves the state folder from the environment (`DATA_DIR`, `KEY_DIR`), creates its folders, and closes it to other
 * users of the machine.
 */
export function openStateFolder(env: NodeJS.ProcessEnv = process.env): StateFolder {
  const root = stateRoot(env);
  const folder: StateFolder = {
    root,
    inbox: join(root, 'inbox'),
    submissions: join(root, ...SUBMISSIONS_FOLDER),
    intake: join(root, 'intake'),
    work: join(root, 'intake', 'work'),
    originals: join(root, 'intake', 'originals'),
    rejects: join(root, 'intake', 'rejects'),
    tried: join(root, 'intake', 'tried'),
    outgoing: join(root, ...OUTGOING_FOLDER),
    damaged: join(root, 'intake', 'damaged'),
    landing: join(root, 'landing'),
    annotations: join(root, 'annotations'),
    labels: join(root, 'labels'),
    issues: join(root, 'issues'),
    models: join(root, 'models'),
    scratch: join(root, 'scratch'),
    runs: join(root, 'runs'),
    answers: join(root, ...ANSWERS_FOLDER),
    generations: join(root, 'generations'),
    warehouse: join(root, 'warehouse.duckdb'),
    appDb: join(root, 'app.db'),
    backups: join(root, 'backups'),
    briefings: join(root, 'briefings'),
    demoMarker: join(root, 'demo.json'),
    boundaries: join(root, 'map', 'boundaries.topo.json'),
    feeds: join(root, 'feeds.json'),
    keys: resolve(readSettings(['KEY_DIR'], env).KEY_DIR ?? `${root}.keys`)
  };
  for (const path of [
    folder.inbox,
    folder.work,
    folder.originals,
    folder.rejects,
    folder.tried,
    folder.outgoing,
    folder.submissions,
    folder.answers,
    folder.landing,
    folder.annotations,
    folder.issues,
    folder.models,
    folder.runs,
    folder.generations
  ]) {
    mkdirSync(path, { recursive: true });
  }
  for (const source of SOURCES) mkdirSync(join(folder.inbox, source), { recursive: true });
  closeToOthers(root);
  return folder;
}

/** A folder that belongs to somebody else stays as it is; `doctor` tells of it. */
function closeToOthers(path: string): void {
  const { mode, uid } = statSync(path);
  if ((mode & 0o077) !== 0 && uid === process.getuid?.()) chmodSync(path, 0o700);
}

/** True while demo data is what the folder holds. */
export function holdsDemoData(folder: StateFolder): boolean {
  return existsSync(folder.demoMarker);
}
