/**
 * `RESULTS.md`: one section for each bench, written by the bench itself and replaced when it runs again.
 *
 * A bench exports `run(note)` and calls `note({ what, figure, ratio })` for each figure. The runner prints the figure
 * at once and writes the section when the bench ends without an error, with commit, date, machine and settings.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';

/** One measured figure. */
export interface Figure {
  /** Subject of the measurement, with sizes: "search of two words over 1,000,000 records". */
  what: string;
  /** Value with its unit: "p95 115 ms, median 56 ms". */
  figure: string;
  /** Comparison within the same run, with its aim: "0.26 of a full scan", "3.8× bare DuckDB (aim ≤ 4)". */
  ratio?: string;
}

/** Records one figure of the bench that is running. */
export type Note = (figure: Figure) => void;

/** Conditions under which figures were measured. */
export interface Conditions {
  /** Short hash, followed by "with local changes" if the checkout had any. */
  commit: string;
  /** ISO date in Shanghai. */
  date: string;
  /** Cores, memory, Node and platform. */
  machine: string;
  /** Environment variables that changed the run, e.g. `BENCH_ROWS=50000`. Folders appear by name only. */
  settings: string[];
}

/** Variables that benches read; those whose value is a folder are recorded without the path. */
const SETTINGS = [
  'BENCH_ROWS',
  'BENCH_POSTS',
  'ISSUES_BENCH_SIZE',
  'STORIES_SCALE',
  'CALIBRATION_DRAWS',
  'EDIT_SCALE',
  'CARRY_SCALE',
  'SERVE_SECONDS',
  'SURVIVE_SHARE',
  'SURVIVE_PARTS',
  'SURVIVE_SEED'
];
const FOLDERS = ['DATA_DIR', 'SAMPLES_DIR', 'BEFORE_DIR', 'BEFORE_DATA_DIR'];
const WIDTH = 120;
const RESULTS = join(import.meta.dirname, 'RESULTS.md');

/** The section of one bench as Markdown, between the marks by which it is found again. */
export function sectionOf(name: string, title: string, figures: Figure[], conditions: Conditions): string {
  const { commit, date, machine, settings } = conditions;
  const set = settings.length === 0 ? '' : ` Settings: ${settings.map((one) => `\`${one}\``).join(', ')}.`;
  const lines = [
    `## ${name}: ${title}`,
    '',
    ...wrap(`Commit ${commit}, ${date}, ${machine}.${set} Repeat: \`npm run bench -- ${name}\`.`, ''),
    '',
    ...figures.flatMap(({ what, figure, ratio }) =>
      wrap(`- ${what}: **${figure}**${ratio === undefined ? '' : `; ratio ${ratio}`}`, '  ')
    )
  ];
  return `${startMark(name)}\n${lines.join('\n')}\n${endMark(name)}`;
}

/** Puts a section in the place of the former one of the same bench, or after the last section. */
export function putSection(text: string, name: string, section: string): string {
  const from = text.indexOf(startMark(name));
  const to = text.indexOf(endMark(name));
  if (from >= 0 && to > from) return text.slice(0, from) + section + text.slice(to + endMark(name).length);
  const last = [...text.matchAll(/^<!-- \/bench:[\w-]+ -->$/gm)].at(-1);
  if (!last) return `${text.trimEnd()}\n\n${section}\n`;
  const end = last.index + last[0].length;
  return `${text.slice(0, end)}\n\n${section}${text.slice(end)}`;
}

/** Writes the section of a bench into `RESULTS.md`; a reader never sees half a file. */
export function recordResults(name: string, title: string, figures: Figure[], conditions: Conditions): void {
  const text = readFileSync(RESULTS, 'utf8');
  writeFileSync(`${RESULTS}.tmp`, putSection(text, name, sectionOf(name, title, figures, conditions)));
  renameSync(`${RESULTS}.tmp`, RESULTS);
}

/** Commit, date, machine and settings of this process. */
export function conditionsNow(now: Date, env: NodeJS.ProcessEnv = process.env): Conditions {
  const hash = git('rev-parse', '--short=7', 'HEAD') || 'unknown';
  const isChanged = git('status', '--porcelain', '--', ':/', ':!*RESULTS.md') !== '';
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    commit: `\`${hash}\`${isChanged ? ' with local changes' : ''}`,
    date: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now),
    machine:
      `${availableParallelism()} cores, ${memory} GiB, Node ${process.versions.node}, ` +
      `${process.platform} ${process.arch}`,
    settings: [
      ...SETTINGS.filter((key) => env[key]).map((key) => `${key}=${env[key]}`),
      ...FOLDERS.filter((key) => env[key])
    ]
  };
}

function git(...args: string[]): string {
  return spawnSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).stdout?.trim() ?? '';
}

function startMark(name: string): string {
  return `<!-- bench:${name} -->`;
}

function endMark(name: string): string {
  return `<!-- /bench:${name} -->`;
}

/** Breaks a line of Markdown at spaces so that no line is longer than the repository allows. */
function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
