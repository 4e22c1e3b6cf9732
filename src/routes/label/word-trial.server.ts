/**
 * The effect of one more word of the lexicon: how many published records contain it, under which topics, and which
 * topics researchers gave those they read.
 */
import type { Correction } from '#lib/domain/corrections.ts';
import { normalise } from '#lib/text/normalise.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import { parseSearchRequest } from '#lib/search/request.ts';
import type { ProblemNote } from '#lib/search/problem.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { readCounts, readVocabulary, understand } from '#lib/server/search-page.ts';
import type { Session } from '#lib/server/warehouse.ts';

export interface WordTrial {
  word: string;
  problem: ProblemNote | null;
  total: number;
  /** Records that bear the word, by the topic of the first level that they have now. */
  topics: { value: string; label: string; record_count: number }[];
  /** Records with the word that researchers gave a topic, and those of them that got the topic tried. */
  read_count: number;
  agreed_count: number;
}

export async function tryWord(
  session: Session,
  ask: Ask,
  shell: ShellData,
  { word, topic }: { word: string; topic: string },
  standing: readonly Correction[]
): Promise<WordTrial> {
  const request = parseSearchRequest(new URLSearchParams({ q: `"${word.replace(/["“”]/g, '')}"`, span: 'all' }));
  const vocabulary = await readVocabulary(ask);
  const { ready, problem } = understand(request, shell, vocabulary);
  if (ready === null) return { word, problem, total: 0, topics: [], read_count: 0, agreed_count: 0 };
  const counts = await readCounts(session, ready, request, vocabulary);
  const given = new Map(
    standing
      .filter(({ kind }) => kind === 'topic')
      .flatMap((at) =>
        [`${at.source}:${at.record_key}`, `${at.source}:${at.record_key}:${at.content_hash}`].map(
          (id) => [id, at] as const
        )
      )
  );
  const read = (await ask('label/records', { record_ids: [...given.keys()], scope_path: shell.scope_path })).filter(
    (record) =>
      normalise(record.text).includes(normalise(word)) &&
      given.get(record.record_id)?.content_hash === record.content_hash
  );
  const agreed = read.filter((record) =>
    given
      .get(record.record_id)!
      .value.split(',')
      .some((code) => code === topic || (topic.length === 3 && code.startsWith(topic)))
  );
  return {
    word,
    problem: null,
    total: counts.total,
    topics: counts.topic,
    read_count: read.length,
    agreed_count: agreed.length
  };
}
