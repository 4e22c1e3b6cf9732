import { briefingSettings } from '#lib/briefing/settings.ts';
import {
  needsAttention,
  VERDICT_LABELS,
  verifyBriefing,
  type Verdict,
  type VerdictState
} from '#lib/briefing/verify.ts';
import { InputError } from '#lib/domain/errors.ts';
import { parsePeriod } from '#lib/domain/periods.ts';
import { readFileSync } from 'node:fs';
import { EXIT, type CommandIo } from './command.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { withComposer } from '#pipelines/monthly-briefing/compose-briefing.ts';

/** Checks a finished Word file against the published data and prints what must be looked at. @returns an exit code */
export async function verifyFile(path: string, isJson: boolean, io: CommandIo): Promise<number> {
  const { readDocx } = await import('#lib/briefing/word/read-docx.server.ts');
  const { tagOf } = await import('#lib/briefing/word/reference-control.server.ts');
  const file = readDocx(readBytes(path));
  const period = file.about ? parsePeriod(file.about.period) : null;
  if (!file.about || !period)
    throw new InputError(
      'INPUT_INVALID',
      '看不出这是哪一期简报 — 文件没有核对 — 原文件没有变化',
      '请用本系统生成的 .docx，另存时不要换成其他格式'
    );
  const { kind, scope, issue_id } = file.about;
  const document = await withComposer(openStateFolder().warehouse, briefingSettings(process.env), (compose) =>
    compose({ kind, period, scope, issue_id })
  );
  const verdicts = verifyBriefing(file, document, tagOf);
  if (isJson)
    io.stdout.write(
      `${JSON.stringify({ made_from: file.manifest?.data_version ?? null, compared_with: document.data_version, has_controls: file.controls.length > 0, verdicts }, null, 1)}\n`
    );
  else
    io.stdout.write(
      report(verdicts, file.manifest?.data_version ?? null, document.data_version, file.controls.length > 0)
    );
  return needsAttention(verdicts) ? EXIT.problems : EXIT.ok;
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new InputError('INPUT_INVALID', `文件无法读取：${path}`, '检查文件名', { cause });
  }
}

function report(verdicts: readonly Verdict[], made: string | null, now: string, hasControls: boolean): string {
  const counts = new Map<VerdictState, number>();
  for (const { state } of verdicts) counts.set(state, (counts.get(state) ?? 0) + 1);
  const head = `成稿所用数据版本 ${made ?? '不明'}，现有数据版本 ${now}\n${[...counts].map(([state, count]) => `${VERDICT_LABELS[state]} ${count} 个`).join('，')}\n`;
  const lines = verdicts.filter(({ state }) => state !== 'confirmed').map(line);
  return `${head}${hasControls ? '' : '成稿经其他程序另存，数字的标记已丢失，以下按出现顺序核对。\n'}${lines.map((text) => `${text}\n`).join('')}`;
}

function line({ state, label, in_file, made, now }: Verdict): string {
  const said = `  ${VERDICT_LABELS[state]}　${label}：`;
  switch (state) {
    case 'typed_over':
      return `${said}${made ?? now ?? '不明'} 被改为 ${in_file}${now !== null && now !== made ? `，现为 ${now}` : ''}`;
    case 'changed':
      return `${said}${in_file} → ${now}`;
    case 'not_found':
      return `${said}${in_file ?? now}，${in_file === null ? '文中没有这个数字' : '现在的数据里没有这一项'}`;
    case 'removed':
      return `${said}${made}，已从文中删去`;
    default:
      return `${said}${in_file}`;
  }
}
