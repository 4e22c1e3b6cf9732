import { formatInteger } from '#lib/domain/format.ts';
import { ZhishengError } from '#lib/domain/errors.ts';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '#lib/contracts/contract.ts';
import { claimFile, nextBatchNo, readClaims, clearBrokenClaims, type OpenClaim } from './claims.ts';
import { claimFeed, configuredFeeds } from './feeds.ts';
import { sha256OfFile } from '#pipelines/files/file-hash.ts';
import { shownName } from './inbox-names.ts';
import { listIgnored, listInbox, repairNames, settledFiles, type InboxFile } from './inbox.ts';
import { filesBeingWritten } from './writers.ts';
import type { FileReport } from '#lib/contracts/state/run-report.ts';
import { ingestClaims, type IngestEffects } from './ingest.ts';
import { landedNothing, needsALook } from './outcome.ts';
import { DEFAULT_LIMITS } from '#pipelines/intake/inspect.ts';
import { noteKeys } from '#pipelines/intake/key-prints.ts';
import { loadKeyRing } from '#pipelines/intake/keys.ts';
import { expireSealed } from '#pipelines/intake/vault.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import type { Pipeline } from '#pipelines/sources/pipeline.ts';
import type { RunEffects, RunOptions } from './run-options.ts';
import { LandingDuck } from '#pipelines/landing/landing-duck.ts';
import { ensureEmptyBatches } from '#pipelines/landing/empty-batches.ts';
import { readManifests } from '#pipelines/landing/manifests.ts';
import { finishUndos, undoBatch } from '#pipelines/landing/undo.ts';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import { LandingJournal } from '#pipelines/landing/journal.ts';
import { reconcile } from '#pipelines/landing/reconcile.ts';
import { finishSwaps } from '#pipelines/landing/swap-batch.ts';
import type { Damage } from '#pipelines/landing/verify.ts';
import { mendLanding } from './mend-landing.ts';

/**
 * Takes in everything the run was asked for: claims a killed run left, files given by hand, shipped seeds, the inbox,
 * feeds. Each file becomes one batch; what fails is set aside and reported, the rest goes on. Returns the batches that
 * are not what was committed and could not be made again.
 */
export async function extractStep(options: RunOptions, effects: RunEffects, report: RunReport): Promise<Damage[]> {
  const duck = new LandingDuck(join(options.folder.scratch, 'landing-spill'));
  const journal = LandingJournal.open(options.folder, true);
  try {
    return await takeEverything(options, effects, report, { duck, journal });
  } finally {
    journal.noteHead();
    duck.close();
  }
}

async function takeEverything(
  options: RunOptions,
  effects: RunEffects,
  report: RunReport,
  { duck, journal }: { duck: LandingDuck; journal: LandingJournal }
): Promise<Damage[]> {
  const { folder } = options;
  const keyRing = loadKeyRing(folder.keys, folder.root);
  if (keyRing.created) effects.log(`已生成密钥文件夹 ${folder.keys}：请与数据分开备份，丢失后原件无法打开`);
  noteKeys(folder.keys, folder.root);
  const emptyWork = join(folder.root, 'scratch', 'empty');
  mkdirSync(emptyWork, { recursive: true });
  await ensureEmptyBatches(folder.landing, emptyWork, duck);
  finishUndos(folder.landing);
  finishSwaps(folder.landing);
  reconcile(folder, journal, effects.now());
  for (const { manifest, undone } of options.undos ?? []) {
    effects.step('undo');
    undoBatch(folder.landing, manifest, undone);
    reconcile(folder, journal, effects.now());
    effects.log(`  ↩ ${manifest.source_file}（批次 ${manifest.batch_no}）已撤销`);
  }
  const ingest: IngestEffects = {
    folder,
    keyRing,
    limits: DEFAULT_LIMITS,
    duck,
    journal,
    now: effects.now,
    step: effects.step,
    note: noteTo(effects, report),
    committed: new Map(),
    isStopped: () => effects.signal.aborted
  };
  if (journal.brokenAt !== null)
    ingest.note(
      `入库日志从第 ${journal.brokenAt} 行起被改动或截短，此前缺失的批次可能无从发现；请运行 doctor 并按提示处理`
    );
  const damages = await mendLanding(journal, ingest);
  for (const manifest of readManifests(folder.landing)) ingest.committed.set(manifest.batch_no, manifest);
  const take = async (claims: Iterable<OpenClaim>) => {
    let from = performance.now();
    await ingestClaims(claims, ingest, (file) => {
      report.files.push(file);
      effects.log(file.error ? `  ✗ ${file.file}：${file.error}` : describeFile(file, performance.now() - from));
      from = performance.now();
    });
  };

  for (const path of clearBrokenClaims(folder))
    ingest.note(`上次中断时取走的一个文件，其记录已损坏，不知道是什么；文件保留在 ${path}，请核对后重新投放`);
  await take(readClaims(folder));
  if (options.buildOnly) return damages;
  for (const pipeline of PIPELINES) await takeSeeds(pipeline, options, effects, ingest, take);
  for (const { claim, path } of options.imports ?? []) {
    effects.step('claim');
    await take([claimFile(folder, claim, path, 'copy')]);
  }
  if (options.imports) return damages;
  await takeInboxes(options, effects, report, take);
  for (const pipeline of options.pipelines) {
    if (effects.signal.aborted) return damages;
    await takeFeeds(pipeline, options, effects, report, take);
  }
  for (const dir of [folder.originals, folder.rejects, folder.tried])
    await expireSealed(dir, effects.settings.intakeDays, effects.now());
  return damages;
}

function noteTo(effects: RunEffects, report: RunReport): (text: string) => void {
  return (text) => {
    report.notes.push(text);
    effects.log(`  · ${text}`);
  };
}

type Take = (claims: Iterable<OpenClaim>) => Promise<void>;

/**
 * Shipped reference files, in every run: places and topics must be known before the first record. One that is already
 * landed with the same content is not taken again.
 */
async function takeSeeds(
  pipeline: Pipeline,
  options: RunOptions,
  effects: RunEffects,
  ingest: IngestEffects,
  take: Take
): Promise<void> {
  if (!pipeline.seeds) return;
  const landed = new Set(
    [...ingest.committed.values()]
      .filter((manifest) => manifest.origin === 'seed')
      .map((manifest) => `${manifest.source_file}:${manifest.sha256}`)
  );
  for (const name of readdirSync(pipeline.seeds)
    .filter((file) => file.endsWith('.csv'))
    .sort()) {
    const path = join(pipeline.seeds, name);
    if (landed.has(`${name}:${sha256OfFile(path)}`)) continue;
    effects.step('claim');
    await take([
      claimFile(
        options.folder,
        { source: pipeline.source, origin: 'seed', source_file: name, overrides: {}, constants: {}, cursor: null },
        path,
        'copy'
      )
    ]);
  }
}

/** Files that one source may land before the next has its turn. */
const FILES_A_TURN = 500;

/** The files of all drop folders, in turns: ten thousand files of one source keep no other waiting. */
async function takeInboxes(options: RunOptions, effects: RunEffects, report: RunReport, take: Take): Promise<void> {
  const queues: { pipeline: Pipeline; files: InboxFile[] }[] = [];
  for (const pipeline of options.pipelines)
    queues.push({ pipeline, files: await readyFiles(pipeline, options, effects, report) });
  let batchNo = nextBatchNo(options.folder);
  const note = noteTo(effects, report);
  function* claimed(source: Source, files: InboxFile[]): Generator<OpenClaim> {
    for (const file of files) {
      effects.step('claim');
      const claim = {
        source,
        origin: 'inbox' as const,
        source_file: file.name,
        overrides: {},
        constants: {},
        cursor: null
      };
      const taken = claimIfThere(() => claimFile(options.folder, claim, file.path, 'move', batchNo++));
      if (taken) yield taken;
      else note(`文件「${shownName(file.name)}」在取走之前已被移走，没有读取`);
    }
  }
  while (queues.some(({ files }) => files.length > 0)) {
    for (const { pipeline, files } of queues) {
      if (effects.signal.aborted) return;
      if (files.length > 0) effects.log(`${pipeline.label}（${pipeline.source}）`);
      await take(claimed(pipeline.source, files.splice(0, FILES_A_TURN)));
    }
  }
}

async function readyFiles(
  pipeline: Pipeline,
  options: RunOptions,
  effects: RunEffects,
  report: RunReport
): Promise<InboxFile[]> {
  const note = noteTo(effects, report);
  repairNames(options.folder, pipeline.source);
  for (const name of listIgnored(options.folder, pipeline.source))
    note(`「${shownName(name)}」不是普通文件（快捷方式、管道或设备），没有读取；请放入文件本身`);
  const { ready, unsettled } = await settledFiles(
    listInbox(options.folder, pipeline.source),
    effects.settings.settleMs,
    { now: () => effects.now().getTime(), sleep: effects.sleep, beingWritten: filesBeingWritten }
  );
  for (const file of unsettled) note(`文件「${shownName(file.name)}」仍在写入，留在收件夹，下次运行再取`);
  return ready;
}

/** Undefined when somebody took the file away between listing and claim; the empty claim goes at the next start. */
function claimIfThere(claim: () => OpenClaim): OpenClaim | undefined {
  try {
    return claim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Each feed stands alone: one that fails, or a wrong `feeds.json`, is reported and stops neither the others nor the
 * build.
 */
async function takeFeeds(
  pipeline: Pipeline,
  options: RunOptions,
  effects: RunEffects,
  report: RunReport,
  take: Take
): Promise<void> {
  const attempt = async (name: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ZhishengError)) throw error;
      report.files.push({
        source: pipeline.source,
        file: name,
        record: null,
        batch_no: null,
        counts: null,
        left_out: [],
        error: error.message,
        hint: error.hint
      });
      effects.log(`  ✗ ${error.message}`);
    }
  };
  await attempt('feeds.json', async () => {
    for (const feed of configuredFeeds(options.folder, pipeline.source)) {
      if (effects.signal.aborted) return;
      await attempt(`${feed.name} 数据接口`, async () => {
        const claim = await claimFeed(options.folder, feed, effects);
        if (claim) await take([claim]);
      });
    }
  });
}

/** Rows from which the speed of a file is worth a word. */
const LARGE = 10_000;

function describeFile(file: FileReport, ms: number): string {
  const counts = file.counts!;
  const parts = [`读入 ${counts.read}`, `新增 ${counts.new}`];
  const others: [string, number | undefined][] = [
    ['修订', counts.revised],
    ['重复', counts.duplicate],
    ['拒收', counts.rejected],
    ['暂扣', counts.held],
    ['同号不同文', counts.conflicting],
    ['汇总行', counts.totals],
    ['空行', counts.empty]
  ];
  for (const [word, count] of others) if (count) parts.push(`${word} ${count}`);
  if (counts.read === 0) parts.push('文件里没有数据行');
  for (const sheet of file.left_out) parts.push(`没有读取工作表「${sheet}」`);
  // Small files land together: a time of their own says nothing about them.
  const rate =
    counts.read >= LARGE && ms > 0 ? `（${formatInteger(Math.round((counts.read / ms) * 1000))} 行/秒）` : '';
  const mark = landedNothing(file) ? '✗' : needsALook(file) ? '△' : '✓';
  return `  ${mark} ${file.file}：${parts.join('，')}${rate}`;
}
