import { secondsSince } from '#pipelines/files/elapsed.ts';
import { formatInteger } from '#lib/domain/format.ts';
import { minedWithFacts, versionHash, type IssueInput, type MinedRecord } from '#lib/issues/record.ts';
import { contentHash } from '#lib/issues/content-hash.ts';
import { wellFormed } from '#lib/text/well-formed.ts';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { LineWriter } from '#pipelines/files/line-writer.ts';
import { runSqlFile, SQL_DIR } from '#pipelines/duck/sql-file.ts';
import type { IssueDecision } from '#lib/domain/issue-decisions.ts';
import { compactWhenMostlyRetired } from './compact.ts';
import type { Corpus } from './corpus.ts';
import { decisionsByRecord, groupingOf } from './decided.ts';
import { marksOf, readSurges } from './marks.ts';
import { miningVersion } from './mining-version.ts';
import { lockLedger, readLedger, writeLedger } from './ledger.ts';
import { mine, type IssueState, type MineResult } from './mine.ts';

export interface MiningPlace {
  ledger: string;
  /** False for a trial build: the ledger is read and not written. */
  keep: boolean;
  /** Scratch folder for what the build reads. */
  factsDir: string;
  /** Decisions of people on hot issues. */
  decisions: readonly IssueDecision[];
}

interface Request extends IssueInput {
  /** The company's name as written in its field, '' where none stands there. */
  ent_name: string;
  /** Identity of the company: its number in the register if known, else its name; '' for none. */
  enterprise: string;
  /** First topic, second level where known. */
  topic: string;
  /** Issue that a researcher put the record into. */
  pinned_to: string | null;
}

/**
 * New records are mined in portions of this size, so that memory stays bounded; only a first load has more than one.
 */
const PORTION = 60_000;

/**
 * Mines hot issues from the requests of the warehouse under construction and creates `raw.issues`,
 * `raw.issue_members` and `raw.issue_events`. What the ledger knows in the same version costs a look-up; records that
 * are gone or no longer requests leave their issues. The ledger is committed before publication: a run that dies in
 * between finds every record known and mines the same.
 */
export async function mineIssues(
  connection: DuckDBConnection,
  place: MiningPlace,
  effects: { log(line: string): void; step(name: string): void }
): Promise<void> {
  mkdirSync(place.factsDir, { recursive: true });
  const release = place.keep ? lockLedger(place.ledger) : () => undefined;
  try {
    const from = performance.now();
    effects.step('mine');
    let isWhole = true;
    const ledger = readLedger(place.ledger, () => {
      isWhole = false;
      effects.log('热点问题台账损坏，改用上一次的台账，其后的记录重新归集');
    });
    const { result, added, changed } = await mineAll(connection, ledger, place.decisions);
    await writeFacts(place.factsDir, result);
    effects.step('issues');
    if (place.keep && (changed || !isWhole)) writeLedger(place.ledger, compactWhenMostlyRetired(result.state));
    await runSqlFile(connection, 'issues/facts.sql', { folder: place.factsDir });
    if (added > 0)
      effects.log(
        `热点问题 ${result.rows.length} 个，新归集记录 ${formatInteger(added)} 条，用时 ${secondsSince(from)} 秒`
      );
  } finally {
    release();
  }
}

async function mineAll(
  connection: DuckDBConnection,
  known: IssueState,
  decisions: readonly IssueDecision[]
): Promise<{ result: MineResult; added: number; changed: boolean }> {
  const versions = versionsOf(known.corpus);
  const withdrawn = new Set(versions.keys());
  let state = known;
  let portion: MinedRecord[] = [];
  const total = { added: 0, changed: false };
  let gone: ReadonlySet<string> = new Set();
  const pins = new Map<string, string>();
  const decided = decisionsByRecord(decisions);
  const grouping = groupingOf(decisions);
  const take = (): MineResult => {
    const result = mine(state, portion, gone, pins, grouping);
    state = result.state;
    total.added += result.added;
    total.changed ||= result.changed;
    portion = [];
    gone = new Set();
    return result;
  };
  const surges = await readSurges(connection);
  for await (const input of requests(connection)) {
    withdrawn.delete(String(input.id));
    if (input.pinned_to !== null) pins.set(String(input.id), input.pinned_to);
    const marks = marksOf(input, surges);
    const version_hash = contentHash(
      `${miningVersion()}|${versionHash(input)}|${input.pinned_to ?? ''}${decided.get(String(input.id)) ?? ''}|${marks.join('|')}`
    );
    if (versions.get(String(input.id)) === version_hash) continue;
    portion.push(minedWithFacts(input, { company: input.ent_name, marks, version_hash }));
    if (portion.length === PORTION) take();
  }
  gone = withdrawn;
  return { result: take(), ...total };
}

function versionsOf(corpus: Corpus): Map<string, number> {
  return new Map(
    corpus.ids.flatMap((id, record) =>
      corpus.alive[record] === 1 ? [[id, corpus.version_hash[record]!] as const] : []
    )
  );
}

async function* requests(connection: DuckDBConnection): AsyncGenerator<Request> {
  const result = await connection.stream(readFileSync(join(SQL_DIR, 'issues', 'records.sql'), 'utf8'));
  const text = (value: DuckDBValue) => (value === null ? null : String(value));
  const count = (value: DuckDBValue) => (value === null ? null : Number(value));
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    const columns = chunk.getColumns();
    for (let row = 0; row < chunk.rowCount; row++) {
      const [
        id,
        title,
        body,
        published_at,
        region,
        source,
        platform,
        author_type,
        reposts,
        comments,
        likes,
        views,
        polarity,
        intent,
        ent_name,
        enterprise,
        topic,
        pinned_to
      ] = columns.map((column) => column[row]!) as DuckDBValue[];
      yield {
        id: String(id),
        title: text(title!),
        text: text(body!),
        published_at: text(published_at!),
        region: text(region!),
        source: text(source!),
        platform: text(platform!),
        author_type: text(author_type!),
        polarity: text(polarity!),
        intent: text(intent!),
        engagement: {
          reposts: count(reposts!),
          comments: count(comments!),
          likes: count(likes!),
          views: count(views!)
        },
        ent_name: String(ent_name!),
        enterprise: String(enterprise!),
        topic: String(topic!),
        pinned_to: text(pinned_to!)
      };
    }
  }
}

async function writeFacts(folder: string, { state, rows }: MineResult): Promise<void> {
  const { corpus, issues } = state;
  const idOf = new Map(issues.filter((issue) => issue.leader !== -1).map((issue) => [issue.leader, issue.id]));
  await writeLines(
    join(folder, 'issues.jsonl'),
    rows.map((row) => ({ ...row, label: wellFormed(row.label), history: undefined, sources: undefined }))
  );
  await writeLines(
    join(folder, 'issue_members.jsonl'),
    corpus.ids.flatMap((record_id, record) => {
      const issue_id = corpus.alive[record] === 1 ? idOf.get(corpus.leader[record]!) : undefined;
      return issue_id === undefined ? [] : [{ issue_id, record_id }];
    })
  );
  await writeLines(
    join(folder, 'issue_events.jsonl'),
    issues.flatMap((issue) =>
      issue.history.map((event, event_no) => ({
        issue_id: issue.id,
        event_no,
        kind: event.kind,
        happened_at: event.at,
        other_issue_id: event.other ?? null
      }))
    )
  );
}

async function writeLines(path: string, rows: object[]): Promise<void> {
  const out = createWriteStream(path);
  const writer = new LineWriter(out);
  for (const row of rows) await writer.write(row);
  await writer.end();
  out.end();
  await finished(out);
}
