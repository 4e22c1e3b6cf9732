/** Weekly alarms beside R's surveillance::farringtonFlexible, where R and the package are installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Span } from '#lib/stats/calendar.ts';
import type { Fit } from '#lib/stats/count-fit.ts';
import { upperTail } from '#lib/stats/distributions.ts';
import { expectedIn, fitHistory } from '#lib/stats/expectation.ts';
import { Rng } from '#pipelines/demo/random.ts';
import type { CalibrationRow } from './calibration.bench.ts';
import { FESTIVALS, NULL_KINDS, weeks } from './null-series.ts';

const LEVEL = 4;
const WEEKS = 182;
const FROM = 156;
/** First week of a surge that lasts to the end, twice the usual. */
const SURGE = 168;
const ALPHA = 0.01;
const MOST = 40;

export function* farringtonRows(draws: number): Generator<CalibrationRow> {
  if (spawnSync('Rscript', ['-e', 'library(surveillance)']).status !== 0) {
    yield {
      statement: '与 farringtonFlexible 并列',
      series: '—',
      measured: '没有安装 R 和 surveillance，略过',
      target: '—'
    };
    return;
  }
  const spans = weeks(WEEKS);
  const count = Math.min(draws, MOST);
  for (const kind of NULL_KINDS.slice(0, 8)) {
    const draw = (at: number) => kind.draw(spans, LEVEL, new Rng(`weekly ${kind.label} ${at}`)) as number[];
    const still = Array.from({ length: count }, (_, at) => draw(at));
    const risen = still.map((counts) => counts.map((one, at) => (at >= SURGE ? 2 * one : one)));
    const ours = [still, risen].map((of) => of.map((counts) => alarms(spans, counts)));
    const theirs = [still, risen].map(farrington);
    const rate = (of: boolean[][]) =>
      `${((100 * of.flat().filter(Boolean).length) / Math.max(1, of.flat().length)).toFixed(1)}%`;
    const wait = (of: boolean[][]) => {
      const days = of.map((row) => {
        const at = row.slice(SURGE - FROM).indexOf(true);
        return at < 0 ? 7 * (WEEKS - SURGE) : 7 * (at + 1);
      });
      return (days.reduce((sum, one) => sum + one, 0) / Math.max(1, days.length)).toFixed(1);
    };
    yield {
      statement: `周预警：误报 / 翻倍后几天发现，本产品 · farringtonFlexible（${count} 次）`,
      series: kind.label,
      measured: `${rate(ours[0]!)} / ${wait(ours[1]!)} 天 · ${rate(theirs[0]!)} / ${wait(theirs[1]!)} 天`,
      target: '两项都不差'
    };
  }
}

function alarms(spans: readonly Span[], counts: readonly number[]): boolean[] {
  let reach: Fit['reach'] | undefined;
  return spans.slice(FROM).map((span, step) => {
    const at = FROM + step;
    const fit = fitHistory({
      spans: spans.slice(0, at),
      counts: counts.slice(0, at),
      festivals: FESTIVALS,
      ...(reach ? { reach } : {})
    });
    if (typeof fit === 'string') return false;
    reach = fit.reach;
    const { mean, excess } = expectedIn(fit, span, span.from);
    return upperTail(counts[at]!, mean, excess) < ALPHA;
  });
}

function farrington(series: readonly (readonly number[])[]): boolean[][] {
  const folder = mkdtempSync(join(tmpdir(), 'calibration-'));
  try {
    const path = join(folder, 'series.csv');
    writeFileSync(path, series.map((counts) => `${counts.join(',')}\n`).join(''));
    const run = spawnSync('Rscript', [join(import.meta.dirname, 'farrington.R'), path, String(FROM + 1)], {
      encoding: 'utf8',
      maxBuffer: 1 << 26
    });
    return run.stdout
      .trim()
      .split('\n')
      .map((line) => line.split(',').map((one) => one === '1'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
