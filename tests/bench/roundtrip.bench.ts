/**
 * The demo's tables through LibreOffice and back: each is saved again as .ods, .xls, .xlsx and CSV in GB18030 and dropped
 * a second time. A table that was read right both times brings nothing but duplicates.
 * JSON Lines and Parquet, which LibreOffice cannot open, stay out.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { SOURCES } from '#lib/contracts/contract.ts';
import type { FileReport } from '#lib/contracts/state/run-report.ts';
import { generateDemo } from '#pipelines/demo/generate.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { DEFAULT_LIMITS, inspectFile } from '#pipelines/intake/inspect.ts';
import { extractStep } from '#pipelines/run/extract-step.ts';
import { newReport } from '#pipelines/run/run.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { quietEffects } from '../quiet-effects.ts';
import type { Note } from './results.ts';

const SEED = 7;
/** The demo has as many files at any scale. */
const SCALE = 0.02;
/** Columns of the widest table; each is opened as text, as a careful clerk opens a CSV. */
const COLUMNS = 80;
/** Numbers of character sets in filter options of LibreOffice (rtl/textenc.h). */
const CHARSETS: Record<string, number> = { 'utf-8': 76, 'utf-8-bom': 76, gb18030: 85, 'utf-16le': 65535 };
const TARGETS = ['csv', 'xls', 'xlsx', 'ods'] as const;

export async function run(note: Note): Promise<void> {
  if (spawnSync('soffice', ['--version']).status !== 0) {
    note({ what: 'round trip through LibreOffice', figure: 'not run: no soffice on this machine' });
    return;
  }
  const root = mkdtempSync(join(tmpdir(), 'zhisheng-roundtrip-'));
  try {
    await roundTrip(root, note);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function roundTrip(root: string, note: Note): Promise<void> {
  const folder = openStateFolder({ DATA_DIR: join(root, 'data'), KEY_DIR: join(root, 'keys') });
  const { files } = await generateDemo({
    dataDir: folder.root,
    scale: SCALE,
    seed: SEED,
    until: new Date(),
    log: () => undefined
  });
  const kept = join(root, 'originals');
  cpSync(folder.inbox, kept, { recursive: true });
  const first = await take(folder);
  note({ what: `demo at scale ${SCALE}, ${files} files, first load`, figure: tally(first) });
  for (const target of TARGETS) {
    const made = await resave(kept, folder, join(root, target), target);
    const again = await take(folder);
    note({
      what: `${made} tables saved again as ${target === 'csv' ? 'CSV in GB18030' : `.${target}`} by LibreOffice`,
      figure: tally(again),
      ratio: `${again.filter(isOnlyDuplicates).length} of ${made} files brought duplicates only`
    });
    for (const file of again.filter((one) => !isOnlyDuplicates(one)))
      process.stdout.write(`    ${file.file}: ${file.error ?? JSON.stringify(file.counts)}\n`);
  }
}

function isOnlyDuplicates({ counts }: FileReport): boolean {
  return counts !== null && counts.new + counts.revised + counts.held === 0;
}

function tally(files: FileReport[]): string {
  const sum = (name: 'read' | 'new' | 'revised' | 'duplicate' | 'rejected' | 'held') =>
    files.reduce((total, { counts }) => total + (counts?.[name] ?? 0), 0);
  const refused = files.filter(({ error }) => error !== null).length;
  return `${sum('read')} rows read: ${sum('new')} new, ${sum('revised')} revised, ${sum('held')} held, ${sum('duplicate')} duplicate, ${sum('rejected')} refused; ${refused} files refused`;
}

/** Lands all that lies in the inbox; nothing is built. */
async function take(folder: StateFolder): Promise<FileReport[]> {
  const options = { folder, pipelines: PIPELINES };
  const report = newReport(options, new Date());
  await extractStep(
    options,
    quietEffects(() => new Date()),
    report
  );
  // Shipped tables have no file of their own.
  return report.files.filter(({ file }) => extname(file) !== '');
}

/** Opens every table with LibreOffice and drops what it saves; returns how many. */
async function resave(
  kept: string,
  folder: StateFolder,
  work: string,
  target: (typeof TARGETS)[number]
): Promise<number> {
  let made = 0;
  for (const source of SOURCES) {
    const groups = new Map<string, string[]>();
    for (const name of readdirSync(join(kept, source))) {
      const path = join(kept, source, name);
      const { kind, encoding, delimiter } = await inspectFile(path, name, DEFAULT_LIMITS);
      if (kind !== 'csv' && kind !== 'xlsx' && kind !== 'xls') continue;
      const filter = kind === 'csv' ? csvFilter(delimiter, encoding) : '';
      groups.set(filter, [...(groups.get(filter) ?? []), path]);
    }
    const out = join(work, source);
    mkdirSync(out, { recursive: true });
    for (const [filter, paths] of groups) convert(work, out, target, filter, paths);
    for (const name of readdirSync(out)) {
      renameSync(join(out, name), join(folder.inbox, source, name));
      made += 1;
    }
  }
  return made;
}

function csvFilter(delimiter: string, encoding: string): string {
  const texts = Array.from({ length: COLUMNS }, (_, index) => `${index + 1}/2`).join('/');
  return `CSV:${delimiter.charCodeAt(0)},34,${CHARSETS[encoding] ?? 76},1,${texts}`;
}

function convert(work: string, out: string, target: string, filter: string, paths: string[]): void {
  const saved = target === 'csv' ? `csv:Text - txt - csv (StarCalc):44,34,${CHARSETS.gb18030},1` : target;
  const { status, stderr } = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(work, 'profile')}`,
      '--headless',
      ...(filter === '' ? [] : [`--infilter=${filter}`]),
      '--convert-to',
      saved,
      '--outdir',
      out,
      ...paths
    ],
    { encoding: 'utf8' }
  );
  if (status !== 0) throw new Error(`soffice ended with ${status}: ${stderr}`);
}
