import { findIssue } from '#lib/app-db/briefings.ts';
import { checkFile, textsOf, type CheckInput, type CheckResult, type FileCheck } from '#lib/briefing/check-file.ts';
import type { UnitChange } from '#lib/briefing/compare-units.ts';
import { openIssue } from '#lib/briefing/desk.server.ts';
import type { BriefingDocument, BriefingRequest } from '#lib/document/document.ts';
import type { Seal } from '#lib/briefing/seal.ts';
import { existingSealKeys, openSeal, packDigest } from '#lib/briefing/seal.server.ts';
import { briefingSettings } from '#lib/briefing/settings.ts';
import { VERDICT_LABELS, type Verdict } from '#lib/briefing/verify.ts';
import { InputError } from '#lib/domain/errors.ts';
import { parsePeriod } from '#lib/domain/periods.ts';
import { existsSync, readFileSync } from 'node:fs';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { withComposer } from '#pipelines/monthly-briefing/compose-briefing.ts';
import type { CommandIo } from './command.ts';

/**
 * Exit codes of `briefing verify`; 2 is a wrong call or a file that is no briefing of ours, 3 an interruption, as
 * everywhere.
 */
const VERIFY_EXIT: Record<CheckResult, number> = { equal: 0, changed: 1, data_changed: 4, unproven: 5 };

/**
 * Checks a finished Word file: against its seal, and its numbers against the published data.
 * @param packPath the evidence pack; null takes the one beside the file, if there is one
 * @returns an exit code
 */
export async function verifyFile(
  path: string,
  { packPath, isJson }: { packPath: string | null; isJson: boolean },
  io: CommandIo
): Promise<number> {
  const { readDocx } = await import('#lib/briefing/word/read-docx.server.ts');
  const { tagOf } = await import('#lib/briefing/word/reference-control.server.ts');
  const settings = briefingSettings(process.env);
  const file = readDocx(readBytes(path));
  const pack = readPack(packPath, path);
  const keys = existingSealKeys(settings.keyDir);
  const seal = openSeal(file.seal ?? pack?.seal ?? null, keys);
  const { kind, period, scope, issue_id } = seal.content ?? file.about ?? {};
  const parsed = period ? parsePeriod(period) : null;
  const known = KNOWN_KINDS.find((one) => one === kind);
  if (!known || !parsed)
    throw new InputError(
      'INPUT_INVALID',
      '看不出这是哪一期简报 — 文件没有核对 — 原文件没有变化',
      '请用本系统生成的 .docx，另存时不要换成其他格式；有证据包的用 --pack 给出'
    );
  const request: BriefingRequest = { kind: known, period: parsed, scope: scope ?? null, issue_id: issue_id ?? null };
  const folder = openStateFolder();
  const input: CheckInput = {
    file,
    seal,
    pack: pack && {
      digest: pack.digest,
      state: openSeal(pack.seal, keys).state,
      seal_pack: openSeal(pack.seal, keys).content?.pack ?? null
    },
    today: existsSync(folder.warehouse)
      ? await withComposer(folder.warehouse, settings, (compose) => compose(request))
      : null,
    recorded: await recordedTexts(folder, request),
    tagOf
  };
  const check = checkFile(input);
  const made = seal.content?.data_version ?? file.manifest?.data_version ?? null;
  const now = input.today?.data_version ?? null;
  if (isJson)
    io.stdout.write(
      `${JSON.stringify({ kind, period, scope: scope ?? null, made_from: made, compared_with: now, ...check }, null, 1)}\n`
    );
  else io.stdout.write(report(check, `${period}${scope ? ` ${scope}` : ''}`, made, now));
  return VERIFY_EXIT[check.result];
}

const KNOWN_KINDS = ['monthly', 'opinion', 'issue', 'quarter', 'year'] as const;

/** The texts of the issue in the product, if it is there: a paragraph changed to one of them is on record. */
async function recordedTexts(folder: StateFolder, request: BriefingRequest): Promise<Set<string>> {
  if (!existsSync(folder.appDb) || !existsSync(folder.warehouse)) return new Set();
  return withAppDb(folder, new Date(), async (app) => {
    const issue = await findIssue(app, request);
    if (!issue) return new Set<string>();
    const compose = (wanted: BriefingRequest): Promise<BriefingDocument> =>
      withComposer(folder.warehouse, briefingSettings(process.env), (make) => make(wanted));
    return textsOf((await openIssue({ app, compose }, issue.briefing_id)).document);
  });
}

/** @throws InputError for a pack that was named and cannot be read */
function readPack(named: string | null, docx: string): { digest: string; seal: Seal | null } | null {
  const path = named ?? docx.replace(/\.docx$/i, '.json');
  if (named === null && (path === docx || !existsSync(path))) return null;
  try {
    const { seal, ...content } = JSON.parse(readFileSync(path, 'utf8')) as { seal?: Seal };
    return { digest: packDigest(`${JSON.stringify(content, null, 1)}\n`), seal: seal ?? null };
  } catch (cause) {
    throw new InputError('INPUT_INVALID', `证据包无法读取：${path}`, '给出与简报一同生成的 .json', { cause });
  }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new InputError('INPUT_INVALID', `文件无法读取：${path}`, '检查文件名', { cause });
  }
}

const RESULTS: Record<CheckResult, string> = {
  equal: '一致：与成稿时相同，数字与现有数据相同',
  changed: '成稿后被改动',
  data_changed: '文件与成稿时相同，但数据后来变了',
  unproven: '不能证明没有改动'
};

function report(check: FileCheck, about: string, made: string | null, now: string | null): string {
  const lines = [
    `${about}　${RESULTS[check.result]}`,
    `成稿所用数据版本 ${made ?? '不明'}，现有数据版本 ${now ?? '没有发布'}`,
    sealWords(check),
    ...check.faults.map((fault) => `  封印　${fault}`),
    ...check.changes.map(changeLine),
    ...(check.edited.length > 0
      ? [
          `成稿前在本系统中修改过、已有记录的 ${check.edited.length} 段：`,
          ...check.edited.map(({ text }) => `  已记录　${short(text)}`)
        ]
      : []),
    ...check.data.filter(({ state }) => state !== 'confirmed').map(dataLine)
  ];
  return `${lines.join('\n')}\n`;
}

function sealWords({ seal, equal_count: equal, changes, data }: FileCheck): string {
  const confirmed = data.filter(({ state }) => state === 'confirmed').length;
  switch (seal) {
    case 'valid':
      return `签名有效；段落、表格行、图和页眉页脚一致 ${equal} 处，不同 ${changes.length} 处；数字与现有数据一致 ${confirmed} 个`;
    case 'no_key':
      return `密钥目录里没有签名的密钥，签名没有核对；与封印一致 ${equal} 处，不同 ${changes.length} 处`;
    case 'broken':
      return '签名不对';
    case 'absent':
      return `没有封印：旧版本生成，或封印被去掉。只核对了数字（一致 ${confirmed} 个），文字、表格和图是否改动无从知道；有证据包的用 --pack 给出`;
  }
}

const CHANGE_LABELS: Record<UnitChange['state'], string> = {
  changed: '被改写',
  removed: '被删去',
  added: '被加入',
  moved: '被移动',
  recorded: '与系统记录的修改相同'
};

function changeLine({ state, where, was, is }: UnitChange): string {
  const said = `  ${CHANGE_LABELS[state]}　${where}：`;
  if (was !== null && is !== null && state !== 'moved') return said + difference(was, is);
  return said + short(was ?? is ?? '');
}

/** The difference with a little of its surroundings: …环比[下降→增长]7.4%… */
function difference(was: string, is: string): string {
  const [a, b] = [[...was], [...is]];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const before = a.slice(Math.max(0, head - AROUND), head).join('');
  const after = a.slice(a.length - tail, a.length - tail + AROUND).join('');
  const middle = (text: string[]) => short(text.slice(head, text.length - tail).join('')) || '（无）';
  return `${head > AROUND ? '…' : ''}${before}【${middle(a)} → ${middle(b)}】${after}${tail > AROUND ? '…' : ''}`;
}

const AROUND = 12;
const LONGEST = 120;

function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

function dataLine({ state, label, in_file, made, now }: Verdict): string {
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
