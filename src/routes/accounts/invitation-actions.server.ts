/** Inviting somebody to make an account, and the invitations that were given. */
import { listInvitations, withdrawInvitation, type Invitation } from '#lib/app-db/invitations.ts';
import { roleWords } from '#lib/domain/access/visitor.ts';
import { InputError } from '#lib/domain/errors.ts';
import { formatInstant } from '#lib/domain/format.ts';
import { note } from '#lib/server/access/audit.ts';
import { invite } from '#lib/server/access/invitations.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { publicAddress } from '#lib/server/config.ts';
import { accountFromForm, assertOn } from './accounts-actions.server.ts';
import { textOf } from '#lib/domain/form-text.ts';

/** Invitations on the page. */
const SHOWN = 30;

/** The link is shown once: the product keeps a hash of its code. */
export async function inviteFromForm(form: FormData): Promise<{ link: { username: string; href: string } }> {
  assertOn();
  const given = await accountFromForm(form);
  const code = await invite(given, Number(textOf(form, 'days')), new Date());
  return { link: { username: given.username, href: `${publicAddress}/invitation?code=${code}` } };
}

export async function withdrawFromForm(form: FormData): Promise<{ done: string }> {
  const username = await withdrawInvitation(await theAppDb(), Number(textOf(form, 'id')), new Date());
  if (username === null)
    throw new InputError('INPUT_INVALID', '这个邀请已用过或已撤回 — 邀请 — 没有改动', '请刷新页面');
  await note('account', { what: '撤回邀请', account: username });
  return { done: `对 ${username} 的邀请已撤回，链接不能再用` };
}

export async function shownInvitations(now: Date) {
  return (await listInvitations(await theAppDb()))
    .slice(0, SHOWN)
    .map((one) => ({
      invitation_id: one.invitation_id,
      username: one.username,
      name: one.name,
      roles: roleWords(one.roles),
      invited_at: formatInstant(one.invited_at),
      state: stateOf(one, now),
      is_open: stateOf(one, now).startsWith('待接受')
    }));
}

function stateOf({ used_at, withdrawn_at, expires_at }: Invitation, now: Date): string {
  if (used_at) return `${formatInstant(used_at)}已接受`;
  if (withdrawn_at) return '已撤回';
  return expires_at > now.toISOString() ? `待接受，${formatInstant(expires_at)}前有效` : '已过期';
}
