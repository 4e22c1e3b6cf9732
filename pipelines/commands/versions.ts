import { InputError } from '#lib/domain/errors.ts';
import type { ChangeSize, VersionKind } from '#lib/domain/text-versions.ts';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, type Command, type CommandIo, type OptionValues } from './command.ts';
import { takeLock } from '#pipelines/files/lock.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { activeSources, fileVersion, type AnnotationSources } from '#pipelines/text/annotation-version.ts';
import { effectLines } from '#pipelines/preview/effect-lines.ts';
import { previewChange } from '#pipelines/preview/preview-change.ts';
import { hashInForce, installVersion, keptVersions, resetVersion } from '#pipelines/text/version-store.ts';

/** Differences between lexicon and model. */
export interface VersionedKind extends VersionKind {
  /**
   * Reads a file that someone wants in force and names its version; `shownAs` stands in messages. Throws InputError
   * or ModelError for one that cannot be used.
   */
  check(path: string, shownAs: string): Promise<string>;
  /** The version a file names itself, its hash where it cannot be read; the shipped version for an empty path. */
  versionOf(path: string): string;
  /** Version in force while the customer has accepted none. */
  shipped: string;
  /** The option of AnnotationSources that the kind fills. */
  source: keyof AnnotationSources;
}

/** `lexicon` and `model`: preview, accept, list, reset. */
export function versionsCommand(kind: VersionedKind): Command {
  const { name, label } = kind;
  return {
    name,
    summary: `${label}的版本：先看一处改动对以往数字的影响，再启用；可退回`,
    usage: `npm run -s data -- ${name} preview 文件 [--sample 20000] [--json]   影响：各主题、各年份的前后数字，不改动任何东西
npm run -s data -- ${name} accept 文件 --yes [--note 说明] [--sample N] [--json]   先给出同样的影响，再启用；下次运行重新标注
npm run -s data -- ${name} list [--json]    现用的和以往的版本，各在哪个文件；要退回以往的版本，对那个文件执行 accept
npm run -s data -- ${name} reset [--json]   停用自己的${label}，回到${kind.shipped}；文件仍保留

--sample 只标注约 N 条，同一个 N 总是同样的记录。accept 不加 --yes 时只预览。
退出码：0 正常；1 ${label}不能用，或 accept 没有 --yes 因而没有启用；2 用法不对或读不到文件；3 正在运行或被中断。`,
    options: {
      sample: { type: 'string' },
      json: { type: 'boolean' },
      yes: { type: 'boolean' },
      note: { type: 'string' }
    },
    async run([action, path], values, io) {
      const folder = openStateFolder();
      if (action === 'list') return list(kind, folder, values, io);
      if (action === 'reset') return reset(kind, folder, values, io);
      if (action !== 'preview' && action !== 'accept')
        throw new InputError(
          'INPUT_INVALID',
          `不知道要做什么 — ${name} ${action ?? ''} — 没有改动任何东西`,
          '请用 preview、accept、list 或 reset'
        );
      if (path === undefined)
        throw new InputError(
          'INPUT_INVALID',
          `没有指定文件 — ${name} ${action} — 没有改动任何东西`,
          `用法见 npm run -s data -- ${name} --help`
        );
      return propose(
        kind,
        folder,
        path,
        { ...values, install: action === 'accept' && values.yes === true, accepts: action === 'accept' },
        io
      );
    }
  };
}

async function propose(
  kind: VersionedKind,
  folder: StateFolder,
  path: string,
  values: OptionValues & { install: boolean; accepts: boolean },
  io: CommandIo
): Promise<number> {
  const sample = sampleOf(values);
  if (!existsSync(path))
    throw new InputError('INPUT_INVALID', `读不到${kind.label}文件 — ${path} — 没有改动任何东西`, '请检查路径');
  // The file that was shown is the file that is installed, whatever happens to the original meanwhile.
  const draft = join(folder.root, 'scratch', `${kind.name}-${process.pid}${kind.ending}`);
  mkdirSync(join(folder.root, 'scratch'), { recursive: true });
  copyFileSync(path, draft);
  const release = values.install ? takeLock(folder.runs) : () => undefined;
  try {
    const version = await kind.check(draft, path);
    refuseUsedVersion(kind, folder, draft, version);
    const before = activeSources(folder.models);
    const effect = await previewChange(
      folder,
      before,
      { ...before, [kind.source]: draft },
      { sample, log: (line) => io.stderr.write(`${line}\n`), signal: io.signal }
    );
    if (effect === null) return EXIT.busy;
    if (values.install)
      installVersion(
        folder.models,
        kind,
        draft,
        { version, at: new Date().toISOString(), note: String(values.note ?? ''), effect: sizeOf(effect) },
        kind.versionOf
      );
    const from = kind.versionOf(before[kind.source] ?? '');
    if (values.json)
      io.stdout.write(
        `${JSON.stringify({ kind: kind.name, version_before: from, version_after: version, is_accepted: values.install, ...effect }, null, 1)}\n`
      );
    else io.stdout.write(`${kind.label} ${from} → ${version}\n${effectLines(effect)}${closing(kind, values)}`);
    return values.accepts && !values.install ? EXIT.problems : EXIT.ok;
  } finally {
    rmSync(draft, { force: true });
    release();
  }
}

function closing(kind: VersionedKind, { install, accepts }: { install: boolean; accepts: boolean }): string {
  if (install)
    return `已启用。下次运行（npm run -s data -- run all，或定时运行）重新标注全部文字；${kind.name} list 可看以往版本。\n`;
  return accepts ? '没有启用：看过以上影响后，加 --yes 再执行一次。\n' : '以上只是预览，没有改动任何东西。\n';
}

/** Two contents under one version number could not be told apart later. */
function refuseUsedVersion(kind: VersionedKind, folder: StateFolder, draft: string, version: string): void {
  const hash = fileVersion(draft);
  const isUsed =
    version === kind.versionOf('') ||
    keptVersions(folder.models, kind).some((known) => known.version === version && known.hash !== hash);
  if (isUsed)
    throw new InputError(
      'INPUT_INVALID',
      `版本号已用过 — ${kind.label} ${version} — 现用${kind.label}没有变化`,
      '改动了内容就要换一个版本号，否则以后分不清数字出自哪一版'
    );
}

function sampleOf(values: OptionValues): number | null {
  if (values.sample === undefined) return null;
  const sample = Number(values.sample);
  if (!Number.isInteger(sample) || sample < 1)
    throw new InputError(
      'INPUT_INVALID',
      `抽样条数不对 — --sample ${String(values.sample)} — 没有改动任何东西`,
      '请用正整数，如 --sample 20000'
    );
  return sample;
}

function list(kind: VersionedKind, folder: StateFolder, values: OptionValues, io: CommandIo): number {
  const hash = hashInForce(folder.models, kind);
  const path = join(folder.models, kind.file);
  const kept = keptVersions(folder.models, kind);
  const inForce =
    hash === null ? { version: kind.versionOf(''), is_own: false } : { version: kind.versionOf(path), is_own: true };
  if (values.json)
    io.stdout.write(
      `${JSON.stringify({ kind: kind.name, in_force: { ...inForce, hash }, versions: kept }, null, 1)}\n`
    );
  else {
    const lines = kept.map(
      (known) =>
        `  ${known.in_force ? '现用' : '以往'}  ${known.version}  ${known.at.slice(0, 19)}Z${known.note === '' ? '' : `  ${known.note}`}\n        ${known.path}`
    );
    const foreign =
      hash !== null && !kept.some((known) => known.in_force) ? `  现用的文件是直接放入的，没有启用记录：${path}\n` : '';
    io.stdout.write(
      `现用${kind.label}：${inForce.is_own ? inForce.version : `${kind.shipped}${kind.name === 'lexicon' ? ` ${inForce.version}` : ''}`}\n${foreign}${lines.join('\n')}${lines.length > 0 ? '\n' : ''}`
    );
  }
  return EXIT.ok;
}

function reset(kind: VersionedKind, folder: StateFolder, values: OptionValues, io: CommandIo): number {
  const release = takeLock(folder.runs);
  try {
    const wasOwn = resetVersion(folder.models, kind, new Date().toISOString(), kind.versionOf);
    if (values.json) io.stdout.write(`${JSON.stringify({ kind: kind.name, is_changed: wasOwn })}\n`);
    else
      io.stdout.write(
        wasOwn
          ? `已回到${kind.shipped}，下次运行重新标注；原来的文件保留在 ${kind.name} list 里。\n`
          : `现用的就是${kind.shipped}，没有改动。\n`
      );
    return EXIT.ok;
  } finally {
    release();
  }
}

function sizeOf({ text_count, moved_count, requests_before, requests_after, agreement }: ChangeSize): ChangeSize {
  return { text_count, moved_count, requests_before, requests_after, ...(agreement ? { agreement } : {}) };
}
