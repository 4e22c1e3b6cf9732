import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { toMinedRecord, type IssueInput } from '#lib/issues/record.ts';
import { bCubed, bestMatches, largestShare, meanF1 } from './issue-scores.ts';
import { readLedger, writeLedger } from '#pipelines/issues/ledger.ts';
import { emptyState, mine } from '#pipelines/issues/mine.ts';
import { syntheticMessages } from './issues-synthetic.ts';
import type { Note } from './results.ts';
import { sampleFile } from './text-samples.ts';

/** Quality and speed of hot-issue mining; `ISSUES_BENCH_SIZE` sets the size of the timed part (100000). */
export async function run(note: Note): Promise<void> {
  await Promise.resolve();
  const file = sampleFile('data/petitions/hot-messages-dev.csv');
  if (file) realMessages(note, file);
  synthetic(note);
  speed(note, Number(process.env['ISSUES_BENCH_SIZE'] ?? 100_000));
}

function realMessages(note: Note, file: string): void {
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
    note({
      what: `known issue ${index + 1}`,
      figure: `F1 ${match.f1.toFixed(3)} (${match.shared} hits, cluster ${match.found}, reference ${match.expected})`
    })
  );
  note({
    what: `${inputs.length} real messages, mean F1 of the best cluster`,
    figure: meanF1(matches).toFixed(3),
    ratio: `largest of ${rows.length} issues ${(100 * largestShare(clusterOf)).toFixed(1)} % of the messages`
  });
  const likes = new Map(inputs.map((input) => [String(input.id), Number(input.engagement)]));
  const loudest = [...likes].sort((left, right) => right[1] - left[1]).slice(0, 5);
  const rankOf = (id: string) => rows.findIndex((row) => row.issue_id === clusterOf.get(id));
  note({
    what: 'rank of the issue that holds each of the five most liked messages',
    figure: loudest
      .map(([id, count]) => `${count} likes → ${clusterOf.get(id) === null ? 'no issue' : rankOf(id) + 1}`)
      .join(', ')
  });
}

function synthetic(note: Note): void {
  for (const size of [3_000, 10_000]) {
    const messages = syntheticMessages(size, 7);
    const { issue_ids } = mine(emptyState(), messages.map(toMinedRecord));
    const clusterOf = new Map(messages.map((message, index) => [String(message.id), issue_ids[index]!]));
    const score = bCubed(clusterOf, new Map(messages.map((message) => [String(message.id), message.matter])));
    note({
      what: `${size.toLocaleString('en')} template messages that differ by names only, B-cubed F1`,
      figure: `${score.f1.toFixed(3)} (precision ${score.precision.toFixed(3)}, recall ${score.recall.toFixed(3)})`,
      ratio: `largest issue ${(100 * largestShare(clusterOf)).toFixed(1)} % of the messages`
    });
  }
}

function speed(note: Note, size: number): void {
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
    const peak = process.resourceUsage().maxRSS / 1024;
    note({
      what: `\`mine-issues\`, ${size.toLocaleString('en')} messages, then 1,000 more`,
      figure: `${full.toFixed(1)} s, then ${day.toFixed(2)} s; peak memory ${peak.toFixed(0)} MB`,
      ratio: `${((100 * day) / full).toFixed(1)} % of the full time (limit 5 %)`
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
