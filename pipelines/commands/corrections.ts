import {
  CORRECTION_KINDS,
  CORRECTION_LABELS,
  NO_ISSUE,
  type CorrectionKind,
  type TextSource
} from '#lib/domain/corrections.ts';
import { InputError } from '#lib/domain/errors.ts';
import { formatDecimal, formatPercent } from '#lib/domain/format.ts';
import { standingCorrections, withdrawCorrection } from '#lib/app-db/corrections.ts';
import { createReadStream, writeFileSync } from 'node:fs';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import { EXIT, type Command, type CommandIo, type OptionValues } from './command.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { correct, correctionLabels, uncertainRecords, type GivenCorrection } from '#pipelines/text/correct.ts';
import { jsonLines } from '#pipelines/files/json-lines.ts';
import { askPublished } from '#pipelines/text/published-texts.ts';

/** `corrections`: what researchers set right about texts, kept apart from the data. */
export const command: Command = {
  name: 'corrections',
  summary: '更正文字标注（主题、倾向、地区、所属热点），列出最拿不准的记录，导出为训练用的标注',
  usage: `npm run -s data -- corrections <做什么> [参数]
  add --source petitions --id 编号 --topic T01.02[,T06.01] | --polarity negative|neutral|positive | --place 610113 | --issue 热点编号 | --no-issue [--note 说明]
  add --file 更正.jsonl        每行 {source, id, kind: topic|polarity|place|issue, value, note?}；有一行不对就一条也不记
  list [--json]               有效的更正
  withdraw 更正编号            撤回一条，之前的更正重新有效
  queue [--limit 20] [--json]  最拿不准的记录，各主题轮流
  export --out 标注.jsonl [--kind topic|polarity]   作为 train 和 evaluate 的标注
  accuracy [--json]           机器标注在已更正记录上的准确情况
更正与数据分开保存，重建、换词典、换模型都不影响；下一次 run 或 build 起生效。记录内容改变后，旧的更正不再适用。`,
  options: {
    source: { type: 'string' },
    id: { type: 'string' },
    topic: { type: 'string' },
    polarity: { type: 'string' },
    place: { type: 'string' },
    issue: { type: 'string' },
    'no-issue': { type: 'boolean' },
    note: { type: 'string' },
    file: { type: 'string' },
    out: { type: 'string' },
    kind: { type: 'string', default: 'topic' },
    limit: { type: 'string', default: '20' },
    json: { type: 'boolean' }
  },
  async run([action, number], values, io) {
    const folder = openStateFolder();
    if (action === 'add') return add(folder, values, io);
    if (action === 'withdraw') return withdraw(folder, Number(number), io);
    const print = { list, queue, export: exportLabels, accuracy }[action ?? ''];
    if (!print)
      throw new InputError(
        'INPUT_INVALID',
        `corrections 不会「${action ?? ''}」 — 没有改动任何东西`,
        '可用：add、list、withdraw、queue、export、accuracy；用法见 --help'
      );
    return print(folder, values, io);
  }
};

async function add(folder: StateFolder, values: OptionValues, io: CommandIo): Promise<number> {
  const given = typeof values.file === 'string' ? await fromFile(values.file) : fromOptions(values);
  const numbers = await correct(folder, given, new Date());
  io.stdout.write(`已记下 ${numbers.length} 条更正（编号 ${numbers.join('、')}），下一次 run 或 build 起生效\n`);
  return EXIT.ok;
}

function fromOptions(values: OptionValues): GivenCorrection[] {
  const named = CORRECTION_KINDS.filter((kind) => typeof values[kind] === 'string').map((kind) => ({
    kind,
    value: String(values[kind])
  }));
  if (values['no-issue']) named.push({ kind: 'issue', value: NO_ISSUE });
  if (named.length === 0)
    throw new InputError(
      'INPUT_INVALID',
      '没有说更正什么 — corrections add — 没有记下更正',
      '请给 --topic、--polarity、--place、--issue 或 --no-issue'
    );
  return named.map((one) => ({
    ...one,
    source: sourceOf(values.source),
    id: idOf(values.id),
    note: typeof values.note === 'string' ? values.note : null
  }));
}

async function fromFile(path: string): Promise<GivenCorrection[]> {
  const given: GivenCorrection[] = [];
  let line = 0;
  for await (const item of jsonLines(createReadStream(path))) {
    line += 1;
    const where = (reason: string) =>
      new InputError('INPUT_INVALID', `${reason} — ${path} 第 ${line} 行 — 一条更正也没有记下`, '改正这一行后重新导入');
    if ('error' in item) throw where(item.error);
    const { source, id, kind, value, note } = item.value;
    if (!CORRECTION_KINDS.includes(kind as CorrectionKind) || typeof value !== 'string')
      throw where('缺少 kind 或 value');
    given.push({
      source: sourceOf(source),
      id: idOf(id),
      kind: kind as CorrectionKind,
      value,
      note: typeof note === 'string' ? note : null
    });
  }
  if (given.length === 0)
    throw new InputError(
      'INPUT_INVALID',
      `文件里没有更正 — ${path} — 没有改动`,
      '每行一个 JSON：{source, id, kind, value}'
    );
  return given;
}

function sourceOf(value: unknown): TextSource {
  if (value === 'visits' || value === 'petitions' || value === 'posts') return value;
  throw new InputError(
    'INPUT_INVALID',
    `来源不对 — ${String(value ?? '没有给出')} — 没有记下更正`,
    '请用 visits、petitions 或 posts'
  );
}

function idOf(value: unknown): string {
  if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') return String(value).trim();
  throw new InputError('INPUT_INVALID', '没有说是哪条记录 — id — 没有记下更正', '请用 --id 给出来源系统的编号或记录键');
}

async function withdraw(folder: StateFolder, number: number, io: CommandIo): Promise<number> {
  if (!Number.isInteger(number))
    throw new InputError(
      'INPUT_INVALID',
      '没有给出更正编号 — corrections withdraw — 没有改动',
      '用 corrections list 查看编号'
    );
  await withAppDb(folder, new Date(), (app) => withdrawCorrection(app, number, new Date()));
  io.stdout.write(`已撤回更正 ${number}，下一次 run 或 build 起生效\n`);
  return EXIT.ok;
}

async function list(folder: StateFolder, values: OptionValues, io: CommandIo): Promise<number> {
  const rows = await withAppDb(folder, new Date(), standingCorrections);
  if (values.json) io.stdout.write(`${JSON.stringify(rows, null, 1)}\n`);
  else
    io.stdout.write(
      `${rows.map((row) => `${row.correction_id}  ${row.corrected_at.slice(0, 10)}  ${row.source} ${row.record_key}  ${CORRECTION_LABELS[row.kind]} ${row.machine_value} → ${row.value}${row.note ? `  ${row.note}` : ''}\n`).join('')}有效的更正 ${rows.length} 条\n`
    );
  return EXIT.ok;
}

async function queue(folder: StateFolder, values: OptionValues, io: CommandIo): Promise<number> {
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
    throw new InputError(
      'INPUT_INVALID',
      `条数不对 — --limit ${String(values.limit)} — 没有改动`,
      '请用 1 到 10000 的整数'
    );
  const rows = await uncertainRecords(folder, limit);
  if (values.json) io.stdout.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  else
    io.stdout.write(
      rows
        .map(
          (row) =>
            `${row.source} ${row.id}  ${row.topics.map((topic) => `${topic.code} ${formatDecimal(topic.score, 2)}`).join('，')}\n    ${`${row.title} ${row.text}`.trim().slice(0, 120)}\n`
        )
        .join('')
    );
  return EXIT.ok;
}

async function exportLabels(folder: StateFolder, values: OptionValues, io: CommandIo): Promise<number> {
  const { kind, out } = values;
  if (kind !== 'topic' && kind !== 'polarity')
    throw new InputError('INPUT_INVALID', `不能导出 ${String(kind)} — 没有写出文件`, '请用 --kind topic 或 polarity');
  const labels = await correctionLabels(folder, kind);
  const lines = labels.map((label) => `${JSON.stringify(label)}\n`).join('');
  if (typeof out === 'string') writeFileSync(out, lines);
  else io.stdout.write(lines);
  io.stderr.write(`导出 ${labels.length} 条标注\n`);
  return EXIT.ok;
}

async function accuracy(folder: StateFolder, values: OptionValues, io: CommandIo): Promise<number> {
  const rows = (await askPublished(folder, 'corrections/accuracy.sql')) as {
    kind: CorrectionKind;
    machine_value: string;
    labelled_count: number;
    right_count: number;
  }[];
  if (values.json) io.stdout.write(`${JSON.stringify(rows, null, 1)}\n`);
  else
    io.stdout.write(
      `${rows.map((row) => `${CORRECTION_LABELS[row.kind]} ${row.machine_value}：看过 ${row.labelled_count} 条，机器给对 ${row.right_count} 条（${formatPercent(row.right_count / row.labelled_count)}）\n`).join('')}先看的是拿不准的记录，准确情况低于总体\n`
    );
  return EXIT.ok;
}
