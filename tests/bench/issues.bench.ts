import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { toMinedRecord, type IssueInput } from '#lib/issues/record.ts';
import { bCubed, bestMatches, largestShare, meanF1 } from './issue-scores.ts';
import { readLedger, writeLedger } from '#pipelines/issues/ledger.ts';
import { emptyState, mine } from '#pipelines/issues/mine.ts';
import { syntheticMessages } from './issues-synthetic.ts';

/** Prints the measured figures of hot-issue mining; `ISSUES_BENCH_SIZE` sets the size of the timed part (100000). */
export async function run(): Promise<void> {
  await Promise.resolve();
  realMessages(path.resolve(process.env['SHARED_DIR'] ?? path.join(import.meta.dirname, '../../../shared')));
  synthetic();
  speed(Number(process.env['ISSUES_BENCH_SIZE'] ?? 100_000));
}

function realMessages(shared: string): void {
  const file = path.join(shared, 'data/petitions/hot-messages-dev.csv');
  if (!existsSync(file)) return print(`真实留言:跳过,没有 ${path.basename(file)}(用 SHARED_DIR 指定数据文件夹)`);
  const table = (name: string): Record<string, string>[] =>
    parse(readFileSync(name), { columns: true, bom: true, relax_quotes: true });
  const inputs: IssueInput[] = table(file).map((row) => ({
    id: row['留言编号']!,
    title: row['留言主题'],
    text: row['留言详情'],
    published_at: row['留言时间'],
    engagement: Number(row['点赞数']),
    source: 'petitions'
  }));
  const references = new Map<string, string[]>();
  for (const row of table(file.replace('.csv', '-reference.csv')))
    references.set(row['issue']!, [...(references.get(row['issue']!) ?? []), row['留言编号']!]);
  const { issue_ids, rows } = mine(emptyState(), inputs.map(toMinedRecord));
  const clusterOf = new Map(inputs.map((input, index) => [String(input.id), issue_ids[index]!]));
  const matches = bestMatches(clusterOf, references);
  // Known issues are numbered, not named: these words of real people stay out of logs.
  matches.forEach((match, index) =>
    print(
      `  已知问题 ${index + 1}:F1 ${match.f1.toFixed(3)}(命中 ${match.shared},簇 ${match.found},参照 ${match.expected})`
    )
  );
  print(
    `真实留言 ${inputs.length} 条:最佳簇 F1 均值 ${meanF1(matches).toFixed(3)};问题 ${rows.length} 个,最大簇占 ${(100 * largestShare(clusterOf)).toFixed(1)} %`
  );
  const likes = new Map(inputs.map((input) => [String(input.id), Number(input.engagement)]));
  const loudest = [...likes].sort((left, right) => right[1] - left[1]).slice(0, 5);
  const ranks = loudest.map(
    ([id, count]) =>
      `${count} 赞→${clusterOf.get(id) === null ? '无同类' : `第 ${rows.findIndex((row) => row.issue_id === clusterOf.get(id)) + 1} 位(${rows.find((row) => row.issue_id === clusterOf.get(id))!.size} 条)`}`
  );
  print(
    `  前五位的记录数:${rows
      .slice(0, 5)
      .map((row) => row.size)
      .join('、')};点赞最多的五条:${ranks.join(';')}`
  );
}

function synthetic(): void {
  for (const size of [3_000, 10_000]) {
    const messages = syntheticMessages(size, 7);
    const { issue_ids } = mine(emptyState(), messages.map(toMinedRecord));
    const clusterOf = new Map(messages.map((message, index) => [String(message.id), issue_ids[index]!]));
    const score = bCubed(clusterOf, new Map(messages.map((message) => [String(message.id), message.matter])));
    print(
      `模板留言 ${size} 条(只有名称区分各事):B-cubed 精确率 ${score.precision.toFixed(3)},召回率 ${score.recall.toFixed(3)},F1 ${score.f1.toFixed(3)};最大簇占 ${(100 * largestShare(clusterOf)).toFixed(1)} %`
    );
  }
}

function speed(size: number): void {
  const messages = syntheticMessages(size + 1_000, 7);
  const folder = mkdtempSync(path.join(tmpdir(), 'issues-bench-'));
  try {
    const timed = (inputs: readonly IssueInput[]): number => {
      const start = performance.now();
      writeLedger(folder, mine(readLedger(folder), inputs.map(toMinedRecord)).state);
      return (performance.now() - start) / 1000;
    };
    const full = timed(messages.slice(0, size));
    const day = timed(messages.slice(size));
    print(
      `全量 ${size} 条:${full.toFixed(1)} 秒;再加 1,000 条:${day.toFixed(2)} 秒(全量的 ${((100 * day) / full).toFixed(1)} %);内存峰值 ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await run();
