/** Corrections as commands make and read them. */
import { correctionValue, type CorrectionKind, type KnownValues, type TextSource } from '#lib/domain/corrections.ts';
import { InputError } from '#lib/domain/errors.ts';
import { addCorrection } from '#lib/app-db/corrections.ts';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { askPublished, textKey, textsOf, type Rows } from './published-texts.ts';
import type { LabelledRecord } from './records.ts';

/** One line of a file of corrections, or what the options of a command say. */
export interface GivenCorrection {
  source: TextSource;
  /** The record's key or its own number. */
  id: string;
  kind: CorrectionKind;
  value: string;
  note: string | null;
}

const PUBLISHED: Record<CorrectionKind, string> = {
  topic: 'topic_code',
  polarity: 'polarity',
  place: 'region_code',
  issue: 'issue_id'
};

/**
 * Notes corrections, all or none: a wrong one among many leaves nothing behind. Returns their numbers.
 * @throws InputError when a record or a value does not exist, or a number stands for several records
 */
export async function correct(folder: StateFolder, given: readonly GivenCorrection[], now: Date): Promise<number[]> {
  const known = await knownValues(folder);
  const found: (GivenCorrection & { row: Rows[number] })[] = [];
  for (const one of given)
    found.push({ ...one, value: correctionValue(one.kind, one.value, known), row: await recordOf(folder, one) });
  return withAppDb(folder, now, async (app) => {
    const numbers: number[] = [];
    for (const { source, kind, value, note, row } of found) {
      numbers.push(
        await addCorrection(
          app,
          {
            source,
            kind,
            value,
            note,
            record_key: String(row.record_key),
            content_hash: String(row.content_hash),
            published_value: String(row[PUBLISHED[kind]])
          },
          now
        )
      );
    }
    return numbers;
  });
}

async function recordOf(folder: StateFolder, { source, id }: GivenCorrection): Promise<Rows[number]> {
  const rows = await askPublished(folder, 'corrections/records.sql', { source, id });
  if (rows.length === 0)
    throw new InputError(
      'INPUT_INVALID',
      `找不到记录 — ${source} ${id} — 没有记下更正`,
      '请用来源系统的编号，或 corrections queue 列出的记录键'
    );
  if (rows.length > 1)
    throw new InputError(
      'INPUT_INVALID',
      `这个编号对应 ${rows.length} 条记录 — ${source} ${id} — 没有记下更正`,
      `请用完整的记录键之一：${rows
        .slice(0, 5)
        .map((row) => String(row.record_key))
        .join('、')}；同一编号有不同内容的记录不能在此更正`
    );
  return rows[0]!;
}

async function knownValues(folder: StateFolder): Promise<KnownValues> {
  const rows = await askPublished(folder, 'corrections/known.sql');
  const of = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map((row) => String(row.value)));
  return { topics: of('topic'), regions: of('place'), issues: of('issue') };
}

export interface QueuedRecord {
  source: string;
  id: string;
  topics: { code: string; score: number }[];
  margin: number;
  title: string;
  text: string;
}

/** The records that are worth a look first, with their redacted texts. */
export async function uncertainRecords(folder: StateFolder, limit: number): Promise<QueuedRecord[]> {
  const rows = await askPublished(folder, 'corrections/queue.sql', { limit });
  const texts = await textsOf(folder, rows);
  return rows.map((row) => {
    const scores = row.topic_scores as number[];
    return {
      source: String(row.source),
      id: String(row.record_key),
      topics: (row.topic_codes as string[]).map((code, i) => ({ code, score: Number(scores[i]) })),
      margin: Number(row.margin),
      ...(texts.get(textKey(row)) ?? { title: '', text: '' })
    };
  });
}

/**
 * Corrections of one kind as labelled records, for training and evaluation: the first value is the label. Only those
 * of the present version of a record.
 */
export async function correctionLabels(folder: StateFolder, kind: 'topic' | 'polarity'): Promise<LabelledRecord[]> {
  const rows = await askPublished(folder, 'corrections/standing.sql', { kind });
  const texts = await textsOf(folder, rows);
  return rows.flatMap((row) => {
    const text = texts.get(textKey(row));
    return text === undefined || text.text === ''
      ? []
      : [{ id: `${String(row.source)}:${String(row.record_key)}`, ...text, label: String(row.value).split(',')[0]! }];
  });
}
