import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';
import { InputError, SourceError } from '#lib/domain/errors.ts';
import { syncFolder } from '#lib/state/state-file.server.ts';
import type { Corpus } from './corpus.ts';
import type { IssueEntry } from './issue-entry.ts';
import { emptyState, type IssueState } from './mine.ts';
import { decodeSections, encodeSections, type Sections } from './section-file.ts';
import { Vocabulary } from './vocabulary.ts';

export const LEDGER_FILE = 'issues.ledger';
/** The ledger before the last one: it serves where the last is damaged. */
export const FORMER_LEDGER = 'issues.former.ledger';
const LOCK = 'issues.lock';

interface LedgerJson {
  issues: IssueEntry[];
  sourceNames: string[];
}

/**
 * Reads the state that the last run left in a folder, or, where that file is damaged, the one before it: what came in
 * since is mined again and gets the same ids, as they follow from content. An empty state when there is none.
 * @param onDamage called where the one before serves
 * @throws SourceError when both are damaged or from another version; they are left as they are
 */
export function readLedger(folder: string, onDamage: () => void = () => undefined): IssueState {
  const file = path.join(folder, LEDGER_FILE);
  if (!existsSync(file)) return emptyState();
  const last = sectionsOf(file);
  if (last) return stateOf(last);
  const former = sectionsOf(path.join(folder, FORMER_LEDGER));
  if (!former) throw unreadable(file);
  onDamage();
  return stateOf(former);
}

/** Whether the ledger is, byte for byte, what the last run left, or was never written. */
export function isLedgerWhole(folder: string): boolean {
  const file = path.join(folder, LEDGER_FILE);
  return !existsSync(file) || sectionsOf(file) !== null;
}

function sectionsOf(file: string): Sections | null {
  try {
    return decodeSections(readFileSync(file));
  } catch {
    return null;
  }
}

function stateOf(sections: Sections): IssueState {
  const { issues, sourceNames } = sections.json as LedgerJson;
  const array = <T>(name: string): T => sections.arrays[name] as T;
  const ids = lines(array('ids'));
  const corpus: Corpus = {
    ids,
    excerpts: lines(array('excerpts')),
    places: lines(array('places')),
    sources: Array.from(array<Uint32Array>('sources'), (index) => sourceNames[index]!),
    version_hash: array('version_hash'),
    text_hash: array('text_hash'),
    time: array('time'),
    item_heat: array('item_heat'),
    negative: array('negative'),
    // Ledgers of former versions do not know which records only ask.
    asks: sections.arrays['asks'] === undefined ? new Uint8Array(array<Uint8Array>('alive').length) : array('asks'),
    alive: array('alive'),
    leader: array('leader'),
    offsets: array('offsets'),
    terms: array('terms'),
    strength: array('strength')
  };
  return { corpus, issues, vocabulary: new Vocabulary(array('term_keys'), array('term_frequencies')) };
}

/**
 * Replaces the ledger in one step: written beside it, flushed, renamed. A run that dies before leaves the former one.
 * The one replaced is kept as well, unless it is damaged.
 */
export function writeLedger(folder: string, { corpus, vocabulary, issues }: IssueState): void {
  const sourceNames = [...new Set(corpus.sources)];
  const sourceIndex = new Map(sourceNames.map((name, index) => [name, index]));
  const { ids, excerpts, places, sources, ...columns } = corpus;
  const json: LedgerJson = { issues, sourceNames };
  const file = encodeSections({
    json,
    arrays: {
      ...columns,
      ids: bytes(ids),
      excerpts: bytes(excerpts),
      places: bytes(places),
      sources: Uint32Array.from(sources, (name) => sourceIndex.get(name)!),
      term_keys: vocabulary.keys,
      term_frequencies: vocabulary.frequencies
    }
  });
  const next = path.join(folder, `${LEDGER_FILE}.next`);
  const handle = openSync(next, 'w');
  try {
    writeFileSync(handle, file);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  const current = path.join(folder, LEDGER_FILE);
  if (existsSync(current) && isLedgerWhole(folder)) renameOver(current, path.join(folder, FORMER_LEDGER));
  renameSync(next, current);
  syncFolder(folder);
}

/**
 * Holds a ledger folder for one run; a lock left by a process that no longer exists is taken over.
 * @returns gives the folder free again
 * @throws InputError (BUSY) while another run holds it
 */
export function lockLedger(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, LOCK);
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (cause) {
      const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
      if (attempt > 0 || isRunning(holder)) {
        throw new InputError(
          'BUSY',
          `热点问题台账正被另一次运行占用——${path.basename(folder)}(进程 ${holder})——台账未改动`,
          '等它结束后重试',
          { cause }
        );
      }
      rmSync(file, { force: true });
    }
  }
}

/** Gives a file a second name in the place of another file; the first name stays. */
function renameOver(from: string, to: string): void {
  const draft = `${to}.next`;
  rmSync(draft, { force: true });
  linkSync(from, draft);
  renameSync(draft, to);
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function unreadable(file: string): SourceError {
  return new SourceError(
    'SOURCE_UNREADABLE',
    `热点问题台账无法读取——${path.basename(file)}——文件原样保留,本次没有输出`,
    '从备份恢复该文件,或换一个空的台账文件夹重新挖掘(编号由内容得出,多数会保持不变)'
  );
}

/** One value a line; values carry no line breaks of their own. */
function bytes(values: readonly string[]): Uint8Array {
  return new TextEncoder().encode(values.map((value) => value.replace(/[\r\n]/g, ' ')).join('\n'));
}

function lines(value: Uint8Array): string[] {
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8').split('\n');
}
