/** Actions of the forms of one dropped file. Each adds a request; the pipelines carry it out. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { askAbout, rememberMapping } from '#lib/app-db/submissions.ts';
import { contractOf } from '#lib/contracts/all.ts';
import { revealReason } from '#lib/domain/access/reveal.ts';
import { InputError } from '#lib/domain/errors.ts';
import { textOf } from '#lib/domain/form-text.ts';
import { note } from '#lib/server/access/audit.ts';
import { assertOwn, isOwnUnit } from '#lib/server/access/own-unit.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { config } from '#lib/server/config.ts';
import type { Recognised } from '#lib/submissions/answer.ts';
import { SUBMISSIONS_FOLDER, type Choices, type RequestKind } from '#lib/submissions/request.ts';
import { shapeKey } from '#lib/submissions/shape.ts';
import { redact } from '#lib/text/redaction/redact.ts';
import { readView } from './submission-view.server.ts';

const LONGEST_NOTE = 200;

/** Has the file read again with what was chosen. */
export async function readAgain(id: number, form: FormData, now: Date): Promise<void> {
  await readView(id, now);
  await ask(id, 'inspect', await ownChoices(form), form, now);
}

/**
 * Confirms the file as shown. Where the form differs from what is shown, it is read again first, so that nobody
 * confirms what they did not see.
 */
export async function confirmLoad(id: number, form: FormData, now: Date): Promise<void> {
  const { view } = await readView(id, now);
  const recognised = view.answer?.recognised;
  if (view.stage !== 'ready' || !recognised) throw notNow('入库');
  const choices = await ownChoices(form);
  if (!isAsShown(choices, recognised, view.unit_org_id)) {
    await ask(id, 'inspect', choices, form, now);
    return;
  }
  const { counts } = recognised;
  const isConfirmed = form.get('is_confirmed') === 'yes';
  if (!isConfirmed && counts.new + counts.revised === 0)
    throw new InputError(
      'INPUT_INVALID',
      '只有暂扣的行，还没有核对 — 报送 — 没有入库',
      '核对后确是修订的，请勾选再按“入库”；是另一件事的，请改正编号或选对报送单位'
    );
  const unit = recognised.unit_org_id ?? view.unit_org_id ?? '';
  await ask(id, 'load', isConfirmed ? { is_confirmed: true } : {}, form, now);
  await rememberMapping(
    await theAppDb(),
    {
      unit_org_id: unit,
      record: recognised.record,
      shape: shapeKey(recognised.columns.map(({ header }) => header)),
      columns: Object.fromEntries(recognised.columns.map(({ header, field }) => [header, field ?? ''])),
      submission_id: id
    },
    now
  );
}

/** Drops the file without loading it. */
export async function discard(id: number, form: FormData, now: Date): Promise<void> {
  const { view } = await readView(id, now);
  if (!['ready', 'unreadable', 'waiting_read'].includes(view.stage)) throw notNow('放弃');
  await ask(id, 'discard', {}, form, now);
  await rm(join(config.DATA_DIR, ...SUBMISSIONS_FOLDER, view.stored), { recursive: true, force: true });
}

/** Asks for a load to be taken back as a whole. */
export async function takeBack(id: number, form: FormData, now: Date): Promise<void> {
  const { view, briefing } = await readView(id, now);
  if (view.stage !== 'loaded') throw notNow('撤销');
  if (briefing !== null)
    throw new InputError(
      'INPUT_INVALID',
      `「${briefing}」已在入库之后发布，不能撤销 — 报送 — 数据没有变化`,
      '有错的行请改正后重新报送'
    );
  await ask(id, 'undo', {}, form, now);
}

/**
 * Asks for the workbook of refused rows, whose cells are not redacted; returns the number of the request, which is its
 * address. Who asked and why is noted before anything is taken out.
 */
export async function askForRefused(id: number, form: FormData, now: Date): Promise<number> {
  const reason = revealReason(textOf(form, 'reason'));
  const { view } = await readView(id, now);
  await note('reveal', {
    what: '拒收的原始行',
    path: `/submissions/${id}`,
    rows: view.answer?.recognised?.counts.rejected ?? null,
    reason
  });
  return askAbout(
    await theAppDb(),
    { submission_id: id, after: view.newest.request_id, kind: 'refused', choices: {}, note: null },
    now
  );
}

async function ask(id: number, kind: RequestKind, choices: Choices, form: FormData, now: Date): Promise<void> {
  const note = String(form.get('note') ?? '')
    .trim()
    .slice(0, LONGEST_NOTE);
  await askAbout(
    await theAppDb(),
    {
      submission_id: id,
      after: Number(form.get('after')),
      kind,
      choices,
      note: note === '' ? null : redact(note).text
    },
    now
  );
}

/** As `choicesOf`; a unit sends in its own name or that of a unit below it. */
async function ownChoices(form: FormData): Promise<Choices> {
  const choices = choicesOf(form);
  const { unit_org_id } = choices;
  assertOwn(unit_org_id === undefined || (await isOwnUnit(unit_org_id)), '这个报送单位');
  return choices;
}

/** @throws InputError for a record or field that does not exist */
function choicesOf(form: FormData): Choices {
  const record = String(form.get('record') ?? '');
  const contract = contractOf(record);
  const unit = String(form.get('unit') ?? '');
  if (record !== '' && !contract) throw wrongForm();
  const headers = form.getAll('header').map(String);
  const fields = form.getAll('field').map(String);
  const shown = String(form.get('shown_record') ?? '');
  const known = new Set(['', 'source_system', ...(contract?.fields.map((field) => field.name) ?? [])]);
  if (headers.length !== fields.length || (record === shown && fields.some((field) => !known.has(field))))
    throw wrongForm();
  return {
    ...(record === '' ? {} : { record }),
    ...(unit === '' ? {} : { unit_org_id: unit }),
    // Fields of another record mean nothing in this one: the columns are recognised anew.
    ...(record === shown && headers.length > 0
      ? { columns: Object.fromEntries(headers.map((header, i) => [header, fields[i]!])) }
      : {})
  };
}

function isAsShown({ record, columns, unit_org_id }: Choices, shown: Recognised, unit: string | null): boolean {
  return (
    record === shown.record &&
    (unit_org_id ?? null) === (shown.unit_org_id ?? unit) &&
    shown.columns.every(({ header, field }) => (columns?.[header] ?? '') === (field ?? ''))
  );
}

function wrongForm(): InputError {
  return new InputError('INPUT_INVALID', '表单不完整 — 报送 — 没有执行', '请刷新页面后再试');
}

function notNow(what: string): InputError {
  return new InputError('INPUT_INVALID', `这个文件现在不能${what} — 报送 — 没有执行`, '请看现在的状态再决定');
}
