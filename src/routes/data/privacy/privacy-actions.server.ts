/** Actions of the forms of 个人信息. */
import { CONTRACTS } from '#lib/contracts/all.ts';
import { PROCESSING } from '#lib/contracts/processing.ts';
import { assessImpact } from '#lib/app-db/impact-assessments.ts';
import { takeDown } from '#lib/app-db/take-downs.ts';
import { InputError } from '#lib/domain/errors.ts';
import { note } from '#lib/server/access/audit.ts';
import { actor } from '#lib/server/access/visitor.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { PLATFORMS } from './privacy-page.server.ts';
import { textOf } from '#lib/domain/form-text.ts';

/** The next run clears the post; the number alone is noted, no word of its text. */
export async function takeDownFromForm(form: FormData): Promise<void> {
  const platform = textOf(form, 'platform');
  if (!PLATFORMS.some(({ value }) => value === platform))
    throw new InputError('INPUT_INVALID', '没有撤下：没有选平台', '请选帖文所在的平台');
  const post_id = textOf(form, 'post_id');
  await takeDown(await theAppDb(), { platform, post_id, reason: textOf(form, 'reason') }, new Date());
  await note('decision', { what: '撤下帖文', platform, post_id: post_id.trim() });
}

export async function assessFromForm(form: FormData): Promise<void> {
  const record = textOf(form, 'record');
  if (!CONTRACTS.some((contract) => contract.record === record && Object.hasOwn(PROCESSING, record)))
    throw new InputError('INPUT_INVALID', '没有登记：没有选记录', '请选所评估的记录');
  await assessImpact(
    await theAppDb(),
    { record, conclusion: textOf(form, 'conclusion'), assessed_name: actor().user_name },
    new Date()
  );
  await note('decision', { what: '登记影响评估', record });
}
