import { decideEnterprise } from '#lib/app-db/enterprise-decisions.ts';
import { InputError } from '#lib/domain/errors.ts';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import { EXIT, type Command, type CommandIo, type OptionValues } from './command.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { askPublished } from '#pipelines/text/published-texts.ts';

const NONE = 'none';

/** `enterprises`: spellings of companies that wait for a person, and what the person decides. */
export const command: Command = {
  name: 'enterprises',
  summary: '列出拿不准是哪家企业的写法，并确定是台账里的哪一家',
  usage: `npm run -s data -- enterprises <做什么> [参数]
  queue [--limit 20] [--json]     可能是台账企业、但拿不准的写法；外县有同名企业的附县区，栏目与文字不一致的写作 甲／乙
  decide 写法 企业编号|none       认定是哪家企业，写法照 queue 所列；none 为不是台账里的企业。同一写法以最后一次为准
认定与数据分开保存，重建不影响；下一次 run 或 build 起，这个写法当作该企业的别名。`,
  options: { limit: { type: 'string', default: '20' }, json: { type: 'boolean' } },
  async run([action, words, entId], values, io) {
    const folder = openStateFolder();
    if (action === 'queue') return queue(folder, values, io);
    if (action === 'decide') return decide(folder, words, entId, io);
    throw new InputError(
      'INPUT_INVALID',
      `enterprises 不会「${action ?? ''}」 — 没有改动任何东西`,
      '可用：queue、decide；用法见 --help'
    );
  }
};

async function queue(folder: StateFolder, values: OptionValues, io: CommandIo): Promise<number> {
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
    throw new InputError(
      'INPUT_INVALID',
      `条数不对 — --limit ${String(values.limit)} — 没有改动`,
      '请用 1 到 10000 的整数'
    );
  const rows = await askPublished(folder, 'enterprises/queue.sql', { limit });
  if (values.json) io.stdout.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  else {
    for (const row of rows) {
      const names = row.candidate_names as string[];
      io.stdout.write(
        `${String(row.words)}  ${String(row.record_count)} 条记录\n${(row.candidate_ids as string[]).map((id, at) => `    ${id}  ${names[at]}\n`).join('')}`
      );
    }
    io.stdout.write(`列出 ${rows.length} 种写法\n`);
  }
  return EXIT.ok;
}

async function decide(
  folder: StateFolder,
  words: string | undefined,
  entId: string | undefined,
  io: CommandIo
): Promise<number> {
  if (words === undefined || entId === undefined)
    throw new InputError(
      'INPUT_INVALID',
      '没有给出写法或企业编号 — enterprises decide — 没有记下',
      '写成 enterprises decide 写法 企业编号，或 enterprises decide 写法 none'
    );
  const [company] = entId === NONE ? [] : await askPublished(folder, 'enterprises/known.sql', { ent_id: entId });
  if (entId !== NONE && !company)
    throw new InputError(
      'INPUT_INVALID',
      `台账里没有这个编号的企业 — ${entId} — 没有记下`,
      '用 enterprises queue 列出的编号，或 none'
    );
  await withAppDb(folder, new Date(), (app) => decideEnterprise(app, words, entId === NONE ? null : entId, new Date()));
  io.stdout.write(
    `已记下：「${words}」${company ? `是 ${String(company.ent_name)}` : '不是台账里的企业'}，下一次 run 或 build 起生效\n`
  );
  return EXIT.ok;
}
