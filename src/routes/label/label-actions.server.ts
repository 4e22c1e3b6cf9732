/** Actions of the forms of 标注: note a correction of the record as it is published now, take one back. */
import { addCorrection, withdrawCorrection } from '#lib/app-db/corrections.ts';
import type { AppDb } from '#lib/app-db/open.ts';
import {
  CORRECTION_KINDS,
  correctionValue,
  NO_ISSUE,
  type CorrectionKind,
  type TextSource
} from '#lib/domain/corrections.ts';
import { InputError } from '#lib/domain/errors.ts';
import { redact } from '#lib/text/redaction/redact.ts';
import type { Ask, QueryRow } from '#lib/contracts/query-row.ts';

const PUBLISHED = {
  topic: 'topic_code',
  polarity: 'polarity',
  place: 'region_code',
  issue: 'issue_id'
} as const satisfies Record<CorrectionKind, keyof QueryRow<'label/records'>>;

/**
 * @throws InputError for a record outside the scope, a value that does not exist, or a record that changed meanwhile
 */
export async function correctFromForm(
  ask: Ask,
  app: AppDb,
  scopePath: string,
  form: FormData,
  now: Date
): Promise<void> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  // A button carries kind and value in one, a list has them apart.
  const [given, value] = form.has('label') ? text('label').split(' ', 2) : [text('kind'), text('value')];
  const kind = CORRECTION_KINDS.find((at) => at === given);
  const [record] = await ask('label/records', { record_ids: [text('record_id')], scope_path: scopePath });
  if (!kind || !record || record.content_hash !== text('content_hash'))
    throw new InputError(
      'INPUT_INVALID',
      '这条记录已经变了或不在所选范围内 — 标注 — 没有记下更正',
      '请重新打开本页再看一遍'
    );
  const stored = correctionValue(kind, value ?? '', await knownValues(ask, value ?? ''));
  const note = text('note').slice(0, 300);
  await addCorrection(
    app,
    {
      source: record.source as TextSource,
      record_key: record.record_key,
      content_hash: record.content_hash,
      kind,
      value: stored,
      published_value: record[PUBLISHED[kind]],
      note: note === '' ? null : redact(note).text
    },
    now
  );
}

/** @throws InputError when there is none of this number */
export async function undoFromForm(app: AppDb, form: FormData, now: Date): Promise<void> {
  await withdrawCorrection(app, Number(form.get('correction_id')), now);
}

async function knownValues(ask: Ask, value: string) {
  const issue = value === NO_ISSUE ? [] : await ask('label/known_issue', { issue_id: value });
  return {
    topics: new Set([...(await ask('search/topics', {})).map((topic) => topic.topic_code), 'T99']),
    regions: new Set(
      (await ask('search/regions', {}))
        .filter((region) => region.region_level !== 'province')
        .map((region) => region.region_code)
    ),
    issues: new Set(issue.map(({ issue_id }) => issue_id))
  };
}
