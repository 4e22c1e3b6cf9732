/** Actions of the forms of 注记. */
import { allNotes, withdrawNote, writeNote } from '#lib/app-db/chart-notes.ts';
import { parseNote } from '#lib/domain/chart-notes.ts';
import { InputError } from '#lib/domain/errors.ts';
import { textOf } from '#lib/domain/form-text.ts';
import { isWhole } from '#lib/domain/access/visitor.ts';
import { note } from '#lib/server/access/audit.ts';
import { assertOwn, isOwnPath } from '#lib/server/access/own-unit.ts';
import { actor, currentVisitor } from '#lib/server/access/visitor.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { answer } from '#lib/server/query.ts';
import { resolveScope } from '#lib/server/scope.ts';
import { redact } from '#lib/text/redaction/redact.ts';

/** A unit notes what concerns itself; without a unit named it is its own. */
export async function writeFromForm(form: FormData): Promise<void> {
  const given = parseNote(form);
  const visitor = currentVisitor();
  const org_id = given.org_id ?? (isWhole(visitor) ? null : visitor.org_id);
  const unit = org_id === null ? null : await answer((ask) => resolveScope(ask, org_id));
  assertOwn(unit === null || isOwnPath(unit.scope_path), '这个单位');
  const text = redact(given.text).text;
  if (text !== given.text)
    throw new InputError(
      'INPUT_INVALID',
      '内容里像有姓名、电话或证件号 — 注记 — 没有保存',
      '注记只写事情，不写个人信息'
    );
  const note_id = await writeNote(
    await theAppDb(),
    {
      ...given,
      org_id,
      org_name: unit?.scope_name ?? null,
      org_path: unit?.scope_path ?? null,
      written_name: actor().user_name
    },
    new Date()
  );
  await note('decision', { what: '写注记', note_id, noted_on: given.noted_on, org_id });
}

export async function withdrawFromForm(form: FormData): Promise<void> {
  const note_id = Number(textOf(form, 'note_id'));
  const app = await theAppDb();
  const found = (await allNotes(app)).find((one) => one.note_id === note_id);
  const isOwn = isWhole(currentVisitor()) || (found?.org_path != null && isOwnPath(found.org_path));
  assertOwn(isOwn, '这条注记');
  await withdrawNote(app, note_id, new Date());
  await note('decision', { what: '撤回注记', note_id });
}
