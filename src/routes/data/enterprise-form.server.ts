/** The form of the review queue: names the company of the register that some words mean. */
import { decideEnterprise } from '#lib/app-db/enterprise-decisions.ts';
import { InputError } from '#lib/domain/errors.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

/** The choice that means: no company of the register. */
const NONE = 'none';

/**
 * Notes the decision; it takes effect with the next run. @throws InputError for a wrong form or a company that is not
 * in the register
 */
export async function decideFromForm(ask: Ask, form: FormData, now: Date): Promise<void> {
  const words = String(form.get('words') ?? '').trim();
  const entId = String(form.get('ent_id') ?? '').trim();
  if (words === '' || words.length > 60 || entId === '')
    throw new InputError(
      'INPUT_INVALID',
      '没有选是哪家企业 — 待定企业 — 没有记下',
      '选一家企业，或选「不是台账里的企业」'
    );
  if (entId !== NONE && (await ask('data/enterprise_exists', { ent_id: entId })).length === 0)
    throw new InputError(
      'INPUT_INVALID',
      `台账里没有这个编号的企业 — ${entId} — 没有记下`,
      '台账可能刚更新，请刷新后再选'
    );
  await decideEnterprise(await theAppDb(), words, entId === NONE ? null : entId, now);
}
