/**
 * What 标注 shows: the record to look at now, what was set right lately, how often the machine was right, and what a
 * word would find.
 */
import { InputError } from '#lib/domain/errors.ts';
import { accuracyByClass, accuracyByMonth } from './label-accuracy.ts';
import { standingCorrections } from '#lib/app-db/corrections.ts';
import type { AppDb } from '#lib/app-db/open.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import type { Ask, QueryRow } from '#lib/contracts/query-row.ts';

const RECENT = 8;

export interface LabelRequest {
  /** A record that another page sent here; null takes the queue. */
  record: string | null;
  /** How many of the queue are passed over. */
  skip: number;
  /** A word to try and the topic it would speak for. */
  word: string;
  topic: string;
}

/** @throws InputError for a record id of another shape */
export function parseLabelRequest(params: URLSearchParams): LabelRequest {
  const record = params.get('record') || null;
  if (record !== null && record.length > 300)
    throw new InputError('INPUT_INVALID', '没有这样的记录编号 — 网址 — 数据没有变化', '请从检索或热点问题的“改正”进入');
  const topic = params.get('word_topic') ?? '';
  return {
    record,
    skip: Math.max(0, Math.trunc(Number(params.get('skip'))) || 0),
    word: (params.get('word') ?? '').trim().slice(0, 30),
    topic: /^T\d\d(\.\d\d)?$/.test(topic) ? topic : ''
  };
}

const keyOf = ({
  source,
  record_key,
  content_hash
}: Pick<QueryRow<'label/queue'>, 'source' | 'record_key' | 'content_hash'>) =>
  JSON.stringify([source, record_key, content_hash]);

export async function readLabel(ask: Ask, app: AppDb, shell: Pick<ShellData, 'scope_path'>, request: LabelRequest) {
  const standing = await standingCorrections(app);
  const looked = new Set(standing.filter(({ kind }) => kind === 'topic').map(keyOf));
  const queue = (await ask('label/queue', { scope_path: shell.scope_path })).filter((row) => !looked.has(keyOf(row)));
  const skip = queue.length === 0 ? 0 : request.skip % queue.length;
  const wanted = request.record ?? queue[skip]?.record_id ?? null;
  const [record] =
    wanted === null ? [] : await ask('label/records', { record_ids: [wanted], scope_path: shell.scope_path });
  return {
    record: record ?? null,
    waiting: queue.length,
    skip,
    made: record ? standing.filter((at) => keyOf(at) === keyOf(record)) : [],
    topics: await ask('search/topics', {}),
    regions: await ask('search/regions', {}),
    issues: await ask('label/issues', { topic: record?.topic_code ?? '' }),
    recent: standing.slice(-RECENT).reverse(),
    total: standing.length,
    classes: accuracyByClass(standing),
    months: accuracyByMonth(standing, 'topic')
  };
}
