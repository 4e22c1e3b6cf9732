import { contractOf, contractsOf } from '#lib/contracts/all.ts';
import { InputError, SourceError } from '#lib/domain/errors.ts';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Claim, OpenClaim } from '#pipelines/run/claims.ts';
import { EXIT, type Command, type CommandIo, type OptionValues } from './command.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { shownName } from '#pipelines/run/inbox-names.ts';
import { needsALook } from '#pipelines/run/outcome.ts';
import { prepareJob } from '#pipelines/run/read-claim.ts';
import { DEFAULT_LIMITS } from '#pipelines/intake/inspect.ts';
import { tryJob } from '#pipelines/desk/trial.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import { serviceLog } from '#pipelines/files/service-log.ts';
import { realEffects } from '#pipelines/run/settings.ts';
import { LandingDuck } from '#pipelines/landing/landing-duck.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { previewText, type Preview } from './import-preview.ts';

export const command: Command = {
  name: 'import',
  summary: '导入文件（CSV、XLSX、XLS、JSONL、Parquet），入库并发布',
  usage: [
    '用法：npm run -s data -- import <来源> <文件…> [--map 字段=表头]… [--set 字段=值]… [--record 记录]',
    '      [--unit 报送单位] [--confirm] [--dry-run] [--json]',
    `来源：${PIPELINES.map((pipeline) => pipeline.source).join('、')}`,
    '--map      指定某字段取自哪一列；未指定的按表头自动对应',
    '--set      给每一行补一个固定值，例如整份文件都来自商洛市：--set region_name=商洛市',
    '--record   一个来源有多类记录时指定其一，例如 visits 的 visit_problems',
    '--unit     报送单位：编号只在一个报送单位内唯一；不写则取自文件的列、名称或各行共同的县区',
    '--confirm  暂扣的行（编号相同而内容、时间都不同）经核对确是修订，照修订入库',
    '--dry-run  只显示编码、表头对应、前几条拒收和各行去向，不入库',
    '示例：npm run -s data -- import petitions 来信.csv --map body=query --set region_name=商洛市 --dry-run'
  ].join('\n'),
  options: {
    map: { type: 'string', multiple: true },
    set: { type: 'string', multiple: true },
    record: { type: 'string' },
    unit: { type: 'string' },
    confirm: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' }
  },
  async run(positionals, values, io) {
    const [source, ...files] = positionals;
    const pipeline = PIPELINES.find((candidate) => candidate.source === source);
    if (!pipeline)
      throw new InputError(
        'INPUT_INVALID',
        `没有来源「${source ?? ''}」`,
        `可用：${PIPELINES.map((candidate) => candidate.source).join('、')}`
      );
    if (files.length === 0) throw new InputError('INPUT_INVALID', '没有写明要导入的文件', '用法见 import --help');
    for (const file of files)
      if (!existsSync(file)) throw new InputError('INPUT_INVALID', `找不到文件 ${file}，没有导入任何数据`, '检查路径');
    const claims = files.map((file) => ({ claim: claimOf(pipeline.source, file, values), path: resolve(file) }));
    const folder = openStateFolder();
    if (values['dry-run']) return dryRun(folder, claims, values.json === true, io);
    const report = await runPipelines(
      { folder, pipelines: [pipeline], imports: claims },
      realEffects(
        serviceLog((text) => io.stderr.write(text)),
        io.signal
      )
    );
    if (values.json)
      io.stdout.write(
        `${JSON.stringify({ run_id: report.run_id, status: report.status, files: report.files, published: report.published }, null, 1)}\n`
      );
    return report.status === 'succeeded' && !report.files.some(needsALook) ? EXIT.ok : EXIT.problems;
  }
};

function claimOf(source: Claim['source'], file: string, values: OptionValues): Omit<Claim, 'batch_no'> {
  const record = typeof values.record === 'string' ? values.record : undefined;
  if (record && contractOf(record)?.source !== source) {
    throw new InputError(
      'INPUT_INVALID',
      `来源 ${source} 没有记录「${record}」`,
      `可用：${contractsOf(source)
        .map((contract) => contract.record)
        .join('、')}`
    );
  }
  const known = new Set([
    'source_system',
    ...contractsOf(source).flatMap((contract) => contract.fields.map((field) => field.name))
  ]);
  const overrides = pairs(values.map, '--map', known);
  const constants = pairs(values.set, '--set', known);
  return {
    source,
    origin: 'import',
    source_file: basename(file),
    ...(record ? { record } : {}),
    ...(typeof values.unit === 'string' ? { unit: values.unit } : {}),
    ...(values.confirm ? { isConfirmed: true } : {}),
    overrides,
    constants,
    cursor: null
  };
}

function pairs(given: OptionValues[string], option: string, known: Set<string>): Record<string, string> {
  const list = Array.isArray(given) ? given.map(String) : [];
  return Object.fromEntries(
    list.map((pair) => {
      const at = pair.indexOf('=');
      const field = pair.slice(0, at).trim();
      if (at < 1) throw new InputError('INPUT_INVALID', `${option} 的写法「${pair}」不对`, `写成 ${option} 字段=值`);
      if (!known.has(field))
        throw new InputError('INPUT_INVALID', `${option} 中没有字段「${field}」`, `可用字段：${[...known].join('、')}`);
      return [field, pair.slice(at + 1)];
    })
  );
}

async function dryRun(
  folder: StateFolder,
  claims: { claim: Omit<Claim, 'batch_no'>; path: string }[],
  asJson: boolean,
  io: CommandIo
): Promise<number> {
  const previews: Preview[] = [];
  const dir = join(folder.scratch, `dry-run-${process.pid}`);
  const duck = new LandingDuck(`${dir}-spill`);
  try {
    for (const { claim, path } of claims)
      previews.push(await previewFile(folder, { ...claim, batch_no: 0, dir, file: path }, duck));
  } finally {
    duck.close();
  }
  io.stdout.write(previewText(previews, asJson));
  return previews.some((preview) => preview.error !== null || (preview.judgement?.counts.rejected ?? 0) > 0)
    ? EXIT.problems
    : EXIT.ok;
}

async function previewFile(folder: StateFolder, claim: OpenClaim, duck: LandingDuck): Promise<Preview> {
  mkdirSync(claim.dir, { recursive: true });
  try {
    const job = await prepareJob(claim, { limits: DEFAULT_LIMITS, step: () => undefined });
    const trial = { folder, workDir: claim.dir, duck, now: new Date() };
    return await tryJob(job, trial, (_connection, judgement) =>
      Promise.resolve({ file: job.source_file, job, judgement, error: null, hint: null })
    );
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { file: shownName(claim.source_file), job: null, judgement: null, error: error.message, hint: error.hint };
  } finally {
    rmSync(claim.dir, { recursive: true, force: true });
  }
}
