/** Loading 1,000,000 petitions against bare DuckDB on the same file, and what each step of the run takes. */
import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import { realEffects } from '#pipelines/run/settings.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { ROWS_PER_REQUEST, writePetitionsCsv } from './petitions-csv.ts';
import type { Note } from './results.ts';

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000);

/** From one step of the run to the next. */
export interface Stretch {
  name: string;
  ms: number;
  cpu_ms: number;
}
export interface Measured {
  stretches: Stretch[];
  text_models: string[];
  ms: number;
  cpu_ms: number;
  rss_mb: number;
}

/**
 * Which part of the run a stretch belongs to. The ratio covers the first six; annotation and what follows from it
 * have targets of their own.
 */
const PARTS = [
  'accept',
  'validate (read, redact, type, judge)',
  'land (write the batch)',
  'seal the original',
  'build without texts',
  'check and publish',
  'annotate texts',
  'mine hot issues',
  'models over texts (annotations, search index, issues)'
] as const;
type Part = (typeof PARTS)[number];
const LOAD_PARTS = PARTS.slice(0, 6);
const STEP_PARTS: Record<string, Part> = {
  start: 'accept',
  claim: 'accept',
  inspect: 'accept',
  prepare: 'accept',
  judge: 'validate (read, redact, type, judge)',
  write: 'land (write the batch)',
  commit: 'land (write the batch)',
  seal: 'seal the original',
  finish: 'seal the original',
  annotation: 'annotate texts',
  annotate: 'annotate texts',
  build: 'build without texts',
  enterprises: 'annotate texts',
  mine: 'mine hot issues',
  issues: 'mine hot issues'
};

export async function run(note: Note): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'zhisheng-bench-'));
  try {
    const file = join(root, '信访诉求.csv');
    await writePetitionsCsv(file, ROWS);
    const bytes = statSync(file).size;
    // Reference seeds first: they are not part of the file that is measured.
    const folder = openStateFolder({ DATA_DIR: join(root, 'data'), KEY_DIR: join(root, 'data.keys') });
    await runPipelines(
      { folder, pipelines: PIPELINES.filter((pipeline) => pipeline.source === 'reference') },
      realEffects(() => undefined, new AbortController().signal)
    );
    mkdirSync(join(root, 'bare'));
    const bareRead = () => {
      rmSync(join(root, 'bare', 'bare.duckdb'), { force: true });
      return measure('bare', file, join(root, 'bare'));
    };
    // Before and after: a machine that grows slower or faster meanwhile tells against both alike.
    const bare = [bareRead(), bareRead()];
    linkSync(file, join(folder.inbox, 'petitions', '信访诉求.csv'));
    const ours = measure('ours', '', folder.root);
    report(note, bytes, [...bare, bareRead(), bareRead()], ours);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function report(note: Note, bytes: number, bare: Measured[], ours: Measured): void {
  const yardstick = { ms: mean(bare.map((one) => one.ms)), cpu_ms: mean(bare.map((one) => one.cpu_ms)) };
  const sums = new Map<Part, { ms: number; cpu_ms: number }>(PARTS.map((part) => [part, { ms: 0, cpu_ms: 0 }]));
  for (const stretch of ours.stretches) add(sums.get(partOf(stretch.name, ours.text_models))!, stretch);
  const load = { ms: 0, cpu_ms: 0 };
  for (const part of LOAD_PARTS) add(load, sums.get(part)!);
  const times = ({ ms, cpu_ms }: { ms: number; cpu_ms: number }) => `${seconds(ms)} (CPU ${seconds(cpu_ms)})`;
  const ratios = ({ ms, cpu_ms }: { ms: number; cpu_ms: number }) =>
    `wall ${(ms / yardstick.ms).toFixed(2)}×, CPU ${(cpu_ms / yardstick.cpu_ms).toFixed(2)}× bare DuckDB`;
  // Models without texts are made in two lanes: from one start to the next says nothing of one of them.
  const slowest = ours.stretches
    .filter((stretch) => ours.text_models.includes(stretch.name.split(':')[1] ?? ''))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 8);
  const size = `CSV of ${ROWS.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(0)} MB`;
  note({
    what: `bare DuckDB \`read_csv\` + \`create table\` (${size}), twice before and twice after`,
    figure: bare.map(times).join(', ')
  });
  for (const part of LOAD_PARTS) note({ what: part, figure: times(sums.get(part)!) });
  note({
    what: 'accept, validate, land, seal, build, check and publish together',
    figure: times(load),
    ratio: `${ratios(load)} (aim ≤ 4)`
  });
  for (const part of PARTS.slice(LOAD_PARTS.length))
    note({ what: `beside it, ${part} (1 row in ${ROWS_PER_REQUEST} is a request)`, figure: times(sums.get(part)!) });
  note({
    what: 'whole run',
    figure: `${times(ours)}, peak memory ${ours.rss_mb.toFixed(0)} MB (aim < 2048)`,
    ratio: ratios(ours)
  });
  note({
    what: 'slowest models over texts',
    figure: slowest.map((stretch) => `${stretch.name.slice(6)} ${seconds(stretch.ms)}`).join(', ')
  });
}

/**
 * Model steps end where the next begins; the catalogue is written with the last of them. What a table of texts costs
 * to check is part of what it costs.
 */
function partOf(name: string, textModels: string[]): Part {
  const [kind, relation = ''] = name.split(':');
  if (textModels.includes(relation)) return 'models over texts (annotations, search index, issues)';
  if (kind === 'model') return 'build without texts';
  return STEP_PARTS[name] ?? 'check and publish';
}

function add(sum: { ms: number; cpu_ms: number }, part: { ms: number; cpu_ms: number }): void {
  sum.ms += part.ms;
  sum.cpu_ms += part.cpu_ms;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** On a disk at rest: what the measurement before left to be written would be charged to this one. */
function measure(how: string, path: string, dir: string): Measured {
  spawnSync('sync');
  const done = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'load-child.ts'), how, path, dir],
    { encoding: 'utf8', maxBuffer: 1 << 26 }
  );
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout) as Measured;
}
