import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';
import { InputError, SourceError } from '#lib/domain/errors.ts';
import type { Corpus } from './corpus.ts';
import type { IssueEntry } from './issue-entry.ts';
import { emptyState, type IssueState } from './mine.ts';
import { decodeSections, encodeSections } from './section-file.ts';
import { Vocabulary } from './vocabulary.ts';

export const LEDGER_FILE = 'issues.ledger';
const LOCK = 'issues.lock';

interface LedgerJson {
  issues: IssueEntry[];
  sourceNames: string[];
}

/**
 * Reads the state that the last run left in a folder; an empty state when there is none.
 * @throws SourceError when the file is damaged or from another version; it is left as it is
 */
export function readLedger(folder: string): IssueState {
  const file = path.join(folder, LEDGER_FILE);
  if (!existsSync(file)) return emptyState();
  let sections: ReturnType<typeof decodeSections>;
  try {
    sections = decodeSections(readFileSync(file));
  } catch (cause) {
    throw unreadable(file, cause);
  }
  if (!sections) throw unreadable(file);
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
  renameSync(next, path.join(folder, LEDGER_FILE));
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

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function unreadable(file: string, cause?: unknown): SourceError {
  return new SourceError(
    'SOURCE_UNREADABLE',
    `热点问题台账无法读取——${path.basename(file)}——文件原样保留,本次没有输出`,
    '从备份恢复该文件,或换一个空的台账文件夹重新挖掘(编号由内容得出,多数会保持不变)',
    { cause }
  );
}

/** One value a line; values carry no line breaks of their own. */
function bytes(values: readonly string[]): Uint8Array {
  return new TextEncoder().encode(values.map((value) => value.replace(/[\r\n]/g, ' ')).join('\n'));
}

function lines(value: Uint8Array): string[] {
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8').split('\n');
}
