import { imprintOf, type KeptImprint } from '#lib/app-db/briefing-imprints.ts';
import { fileName } from '#lib/briefing/file-name.ts';
import { KIND_LABELS } from '#lib/briefing/kinds.ts';
import type { BriefingKind, BriefingRequest } from '#lib/document/document.ts';
import { PERIOD_KINDS } from '#lib/briefing/due.ts';
import { briefingSettings } from '#lib/briefing/settings.ts';
import { InputError } from '#lib/domain/errors.ts';
import { parsePeriod } from '#lib/domain/periods.ts';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EXIT, type Command, type CommandIo, type OptionValues } from './command.ts';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { PROJECT_DIR, withComposer } from '#pipelines/monthly-briefing/compose-briefing.ts';
import { FLOW_ACTIONS, runFlow } from './briefing-flow.ts';
import { verifyFile } from './briefing-verify.ts';

export const command: Command = {
  name: 'briefing',
  summary: '编制、起草、送审、签发、发布简报，或核对成稿中的数字',
  usage: `用法：npm run -s data -- briefing make --month 2026-10 [--scope 6101]… [--kind monthly] --out <文件夹>
      npm run -s data -- briefing verify <文件.docx> [--pack <证据包.json>] [--json]
      npm run -s data -- briefing draft [--month 2026-10 [--scope 6101]… [--kind monthly]]
      npm run -s data -- briefing list | show <编号> | diff <编号> <编号>
      npm run -s data -- briefing submit|check|sign|publish <编号> [--note <意见>]
      npm run -s data -- briefing return <编号> --note <退回的理由>

make 按已发布的数据编制简报，每个数字都带出处；同一期间、同一数据版本两次编制的文件逐字节相同。
  --month  期间：2026-10（月）、2026Q3（季）或 2026（年）
  --scope  工会编码，可写多次或用逗号分开；不写为全部
  --kind   monthly 月度简报（默认）、opinion 舆情月报、issue 专题快报、quarter 季度简报、year 年度简报
  --issue  热点问题编号，只用于专题快报
  --out    写到哪个文件夹

verify 核对成稿：每一段、每个表格行和单元格、每张图和图表题、说明、页眉页脚与成稿时的封印比较，报告改了什么（旧 → 新）；
  封印用密钥目录里的密钥签名，同名的证据包（.json）在旁边或用 --pack 给出时一并核对；数字再与现有数据比较。
  在本系统中修改文字的，修改随封印记录，不算改动；用 Word、LibreOffice 打开另存而没有改动的，仍为一致。
  返回 0 一致；1 成稿后被改动；2 用法不对，或不是本系统的简报；4 文件没有改动，但数据后来变了；
  5 不能证明：旧版本生成、没有封印，或没有密钥

draft 起草一期（网页上修改文字）；不写 --month 时按设置补做到期未起草的。送审后数字不再随数据变化；发布时生成文件存档并记下 SHA-256，此后不再改动。
  --note   写进经手记录的意见
  --json   输出 JSON（make 除外）`,
  options: {
    month: { type: 'string' },
    scope: { type: 'string', multiple: true },
    kind: { type: 'string' },
    issue: { type: 'string' },
    out: { type: 'string' },
    note: { type: 'string' },
    pack: { type: 'string' },
    json: { type: 'boolean' }
  },
  async run([action, ...rest], values, io) {
    if (action === 'make' && rest.length === 0) return make(values, io);
    if (action === 'verify' && rest.length === 1)
      return verifyFile(
        resolve(rest[0]!),
        {
          packPath: typeof values['pack'] === 'string' ? resolve(values['pack']) : null,
          isJson: values['json'] === true
        },
        io
      );
    const wanted = action === 'diff' ? 2 : action === 'list' || action === 'draft' ? 0 : 1;
    if (action !== undefined && FLOW_ACTIONS.includes(action) && rest.length === wanted)
      return runFlow(action, rest, values, () => (values['month'] === undefined ? null : requestsOf(values)), io);
    throw new InputError(
      'INPUT_INVALID',
      '没有说清要做什么',
      '写 briefing make …、briefing list、briefing verify <文件.docx> 等，用法见 briefing --help'
    );
  }
};

async function make(values: OptionValues, io: CommandIo): Promise<number> {
  const requests = requestsOf(values);
  if (typeof values['out'] !== 'string')
    throw new InputError('INPUT_INVALID', '没有指定输出文件夹', '用 --out 给出，如 --out 简报');
  const out = resolve(values['out']);
  mkdirSync(out, { recursive: true });
  const settings = briefingSettings(process.env);
  // Loaded here: the other commands need none of it.
  const { renderAll } = await import('#lib/briefing/files.server.ts');
  const folder = openStateFolder();
  return withComposer(
    folder.warehouse,
    settings,
    async (compose) => {
      for (const request of requests) {
        if (io.signal.aborted) return EXIT.busy;
        const document = await compose(request);
        const files = await renderAll(document, request.issue_id, settings, PROJECT_DIR);
        const name = fileName(document, request.issue_id);
        for (const [format, bytes] of files) {
          const path = join(out, `${name}.${format}`);
          writeFileSync(`${path}.part`, bytes);
          renameSync(`${path}.part`, path);
          io.stdout.write(`${path}\n`);
        }
      }
      return EXIT.ok;
    },
    (orgId) => keptImprint(folder, orgId)
  );
}

/** The settings that the office made in the product; a folder without `app.db` has none, and none is made. */
async function keptImprint(folder: StateFolder, orgId: string | null): Promise<KeptImprint | null> {
  return existsSync(folder.appDb) ? withAppDb(folder, new Date(), (app) => imprintOf(app, orgId)) : null;
}

/** @throws InputError for a kind, period or issue that does not fit */
function requestsOf(values: OptionValues): BriefingRequest[] {
  const kind = String(values['kind'] ?? 'monthly');
  if (!isKind(kind))
    throw new InputError(
      'INPUT_INVALID',
      `没有「${kind.slice(0, 40)}」这种简报`,
      `可写 ${Object.entries(KIND_LABELS)
        .map(([name, label]) => `${name}（${label}）`)
        .join('、')}`
    );
  const period = parsePeriod(String(values['month'] ?? ''));
  if (!period || period.kind !== PERIOD_KINDS[kind])
    throw new InputError(
      'INPUT_INVALID',
      `${KIND_LABELS[kind]}的期间没有写对`,
      { month: '写成 --month 2026-10', quarter: '写成 --month 2026Q3', year: '写成 --month 2026' }[PERIOD_KINDS[kind]]
    );
  const issue = typeof values['issue'] === 'string' ? values['issue'] : null;
  if ((kind === 'issue') !== (issue !== null))
    throw new InputError(
      'INPUT_INVALID',
      kind === 'issue' ? '专题快报要指定热点问题' : '只有专题快报可以指定热点问题',
      '专题快报写 --kind issue --issue <编号>'
    );
  const scopes = [values['scope'] ?? []]
    .flat()
    .flatMap((text) => String(text).split(','))
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
  return (scopes.length === 0 ? [null] : scopes).map((scope) => ({ kind, period, scope, issue_id: issue }));
}

function isKind(kind: string): kind is BriefingKind {
  return kind in KIND_LABELS;
}
