import { describeError, ZhishengError } from '#lib/domain/errors.ts';
import { backUpAppDb } from '#pipelines/app-state/app-backup.ts';
import { anchorAppDb, APP_FAULTS } from '#pipelines/app-state/app-anchor.ts';
import { buildStep, shanghaiDate } from './build-step.ts';
import { clearStep } from './clear-step.ts';
import { annotateStep } from './annotate-step.ts';
import { landedNothing } from './outcome.ts';
import { extractStep } from './extract-step.ts';
import { landingDamaged } from './mend-landing.ts';
import { takeLock } from '#pipelines/files/lock.ts';
import { redactAgain } from '#pipelines/landing/redact-again.ts';
import { machineFault } from '#lib/state/machine-fault.server.ts';
import { keepReserve, trimRuns, writeRun } from './run-log.ts';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import type { RunEffects, RunOptions } from './run-options.ts';

/**
 * One run: back up the application state once a day, then extract → land → annotate → build → check → publish →
 * record; between landing and annotating, batches landed under former rules of redaction are brought to the present
 * ones. Exactly what the scheduler does. A file that fails does not stop the others; a build or check that fails
 * leaves the published file up.
 */
export async function runPipelines(options: RunOptions, given: RunEffects): Promise<RunReport> {
  const { folder } = options;
  const release = takeLock(folder.runs);
  const report = newReport(options, given.now());
  const effects: RunEffects = { ...given, log: (line) => given.log(line, { run_id: report.run_id }) };
  const record = () => writeRun(folder.runs, report);
  keepReserve(folder.runs);
  const timed = async (name: string, work: () => Promise<void>) => {
    const from = performance.now();
    await work().finally(() => report.steps.push({ name, ms: Math.round(performance.now() - from) }));
    record();
  };
  try {
    record();
    await backUpAppDb(folder, shanghaiDate(effects.now())).catch((error: unknown) =>
      report.notes.push(`派单等应用状态没有备份成功：${describeError(error)}；数据不受影响，下一次运行再试`)
    );
    // A file that cannot be read stops the build with its name.
    const appFaults = await anchorAppDb(folder, effects.now()).catch(() => []);
    report.notes.push(...appFaults.map((fault) => APP_FAULTS[fault]));
    await timed('取数入库', async () => {
      const damages = await extractStep(options, effects, report);
      if (damages.length > 0) throw landingDamaged(damages);
    });
    if (!effects.signal.aborted)
      await timed('重新脱敏', async () => {
        await redactAgain(folder, effects);
      });
    let annotated = '';
    if (!effects.signal.aborted)
      await timed('文字标注', async () => {
        effects.step('annotation');
        annotated = await annotateStep(options, effects);
      });
    if (!effects.signal.aborted)
      await timed('到期清除', async () => {
        if (await clearStep(folder, annotated, effects, report)) annotated = await annotateStep(options, effects);
      });
    if (!effects.signal.aborted)
      await timed('构建发布', () => {
        effects.step('build');
        return buildStep(options, effects, report, annotated);
      });
    report.status = effects.signal.aborted
      ? 'stopped'
      : report.files.some((file) => file.error !== null || landedNothing(file)) || report.error !== null
        ? 'partly'
        : 'succeeded';
  } catch (cause) {
    const error = machineFault(cause) ?? cause;
    report.status = 'failed';
    report.error = error instanceof Error ? error.message : String(error);
    report.hint = error instanceof ZhishengError ? error.hint : '已入库的数据不受影响；修正后重新运行';
    throw error;
  } finally {
    try {
      effects.step('record');
      report.ended_at = effects.now().toISOString();
      record();
      trimRuns(folder.runs);
    } finally {
      release();
    }
  }
  return report;
}

/** The report of a run of which nothing has happened yet. */
export function newReport(options: RunOptions, started: Date): RunReport {
  return {
    run_id: `${started.toISOString().slice(0, 19).replace(/[-:]/g, '')}-${process.pid}`,
    pipelines: options.pipelines.map((pipeline) => pipeline.source),
    started_at: started.toISOString(),
    ended_at: null,
    status: 'running',
    pid: process.pid,
    files: [],
    notes: [],
    steps: [],
    published: null,
    error: null,
    hint: null
  };
}
