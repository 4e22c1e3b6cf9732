import { writeFileSync } from 'node:fs';
import { InputError, ZhishengError } from '#lib/domain/errors.ts';
import { HEAT_FORMULA } from '#lib/issues/heat.ts';
import { toMinedRecord, type IssueInput, type MinedRecord } from '#lib/issues/record.ts';
import { EXIT, type Command, type CommandIo, type OptionValues } from './command.ts';
import { jsonLines, type JsonLine } from '#pipelines/files/json-lines.ts';
import { lockLedger, readLedger, writeLedger } from '#pipelines/issues/ledger.ts';
import { emptyState, mine, type MineResult } from '#pipelines/issues/mine.ts';

/** One input line: a record under its id as given, or why it is none. */
type Line = { id: string | number; record: MinedRecord } | { id: null; reason: string };

/** Output lines written at once. */
const CHUNK = 2_000;

export const command: Command = {
  name: 'mine-issues',
  summary: '把说同一件事的记录归为热点问题(编号长期不变),按热度排序',
  usage: `用法:npm run -s data -- mine-issues [--issues 问题.jsonl] [--ledger 台账文件夹] < 输入.jsonl > 输出.jsonl

输入每行一条:{"id","title"?,"text","published_at","region"?,"engagement"?,"source"?,"platform"?,"author_type"?,"polarity"?}
  engagement 可为数字(点赞数),或 {"reposts","comments","likes","views"};文本应已脱敏。
输出逐行对应、顺序不变:{"id","issue_id"};单独一条、没有同类的记录 issue_id 为 null;无法读取的行另带 reason。
  --issues  写出问题清单,按热度从高到低
  --ledger  保存状态:新一天的记录并入已有问题,编号不变,合并与拆分留痕;同样的记录再来一次不改变任何结果

${HEAT_FORMULA}

例:npm run -s data -- mine-issues --issues issues.jsonl --ledger .data/issues < posts.jsonl > members.jsonl`,
  options: { issues: { type: 'string' }, ledger: { type: 'string' } },
  run
};

async function run(positionals: string[], values: OptionValues, io: CommandIo): Promise<number> {
  if (positionals.length > 0) {
    throw new InputError(
      'INPUT_INVALID',
      `多余的参数——${positionals[0]}——没有读取任何数据`,
      '记录从标准输入读取:mine-issues < 输入.jsonl'
    );
  }
  const ledger = typeof values['ledger'] === 'string' ? values['ledger'] : undefined;
  let release: (() => void) | undefined;
  try {
    release = ledger === undefined ? undefined : lockLedger(ledger);
    return await mineStream(io, ledger, typeof values['issues'] === 'string' ? values['issues'] : undefined);
  } catch (error) {
    if (!(error instanceof ZhishengError) || error.code !== 'BUSY') throw error;
    io.stderr.write(`${error.message}。${error.hint}\n`);
    return EXIT.busy;
  } finally {
    release?.();
  }
}

async function mineStream(io: CommandIo, ledger: string | undefined, issuesFile: string | undefined): Promise<number> {
  const lines = await readLines(io);
  if (io.signal.aborted) return EXIT.busy;
  const records = lines.flatMap((line) => ('record' in line ? [line.record] : []));
  const result = mine(ledger === undefined ? emptyState() : readLedger(ledger), records);
  if (ledger !== undefined && result.changed) writeLedger(ledger, result.state);
  if (issuesFile !== undefined) writeIssues(issuesFile, result);
  await writeMembers(io.stdout, lines, result);
  const bad = lines.length - records.length;
  const largest = Math.max(0, ...result.rows.map((row) => row.size));
  io.stderr.write(
    `读入 ${lines.length} 行,新增或变更 ${result.added} 条,无法读取 ${bad} 行;现有问题 ${result.rows.length} 个,最大的一个 ${largest} 条\n`
  );
  return bad > 0 ? EXIT.problems : EXIT.ok;
}

async function readLines(io: CommandIo): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const item of jsonLines(io.stdin as AsyncIterable<Buffer | string>)) {
    if (io.signal.aborted) break;
    lines.push(recordOf(item, lines.length + 1));
  }
  return lines;
}

/** @param number of the record, blank lines not counted */
function recordOf(item: JsonLine, number: number): Line {
  if ('error' in item) return { id: null, reason: `第 ${number} 条：${item.error}` };
  const { id } = item.value as Partial<IssueInput>;
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '')
    return { id: null, reason: `第 ${number} 条：缺少 id` };
  return { id, record: toMinedRecord(item.value as unknown as IssueInput) };
}

function writeIssues(file: string, result: MineResult): void {
  try {
    writeFileSync(file, result.rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  } catch (cause) {
    throw new InputError(
      'INPUT_INVALID',
      `问题清单写不进去——${file}——台账已更新,记录没有丢`,
      '检查 --issues 的文件夹是否存在、可写,再运行一次',
      { cause }
    );
  }
}

async function writeMembers(stdout: NodeJS.WritableStream, lines: readonly Line[], result: MineResult): Promise<void> {
  let next = 0;
  for (let from = 0; from < lines.length; from += CHUNK) {
    const chunk = lines.slice(from, from + CHUNK).map((line) => {
      if ('reason' in line) return JSON.stringify({ id: line.id, issue_id: null, reason: line.reason });
      return JSON.stringify({ id: line.id, issue_id: result.issue_ids[next++] });
    });
    if (!stdout.write(`${chunk.join('\n')}\n`))
      await new Promise<void>((resolve) => stdout.once('drain', () => resolve()));
  }
}
