/** Inviting somebody to make an account: a link that serves once, handed over by the administrator; no mail is sent. */
import { randomBytes } from 'node:crypto';
import {
  addInvitation,
  giveBackInvitation,
  openInvitation,
  useInvitation,
  type Invitation
} from '#lib/app-db/invitations.ts';
import { assertPassword } from '#lib/domain/access/password.ts';
import { roleWords } from '#lib/domain/access/visitor.ts';
import { InputError } from '#lib/domain/errors.ts';
import { formatInstant } from '#lib/domain/format.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { checkedAccount, createAccount, type NewAccount } from './account-service.ts';
import { note, noteAs } from './audit.ts';

const DAY_MS = 86_400_000;
/** Days that a link serves, as the form offers them. */
export const INVITATION_DAYS = [1, 3, 7, 14] as const;

/**
 * Notes an invitation. Returns its code, 192 bits, which is kept nowhere but as a hash.
 * @throws InputError for an account that could not be made
 */
export async function invite(given: NewAccount, days: number, now: Date): Promise<string> {
  if (!INVITATION_DAYS.some((known) => known === days))
    throw new InputError('INPUT_INVALID', '没有选有效期 — 邀请 — 没有发出', `可选 ${INVITATION_DAYS.join('、')} 天`);
  const account = await checkedAccount(given);
  const code = randomBytes(24).toString('base64url');
  const expires = new Date(now.getTime() + days * DAY_MS);
  await addInvitation(await theAppDb(), { ...account, roles: [...account.roles] }, code, { now, expires });
  await note('account', {
    what: '邀请',
    account: account.username,
    after: `${roleWords(account.roles)}，${account.org_id ?? '全省'}`,
    until: formatInstant(expires.toISOString())
  });
  return code;
}

/** The invitation of a code; null where it does not serve. A code of 192 bits is not guessed, so tries are not counted. */
export async function invitationOf(code: string, now: Date): Promise<Invitation | null> {
  return openInvitation(await theAppDb(), code, now);
}

/**
 * Makes the invited account with the password that its owner chose. Returns its name.
 * @throws InputError when the code does not serve (any more) or the password is easy to guess
 */
export async function acceptInvitation(
  { code, password, address }: { code: string; password: string; address: string },
  now: Date
): Promise<string> {
  const invitation = await invitationOf(code, now);
  if (!invitation) throw spent();
  assertPassword(password, invitation.username);
  const account = await checkedAccount(invitation);
  const app = await theAppDb();
  if (!(await useInvitation(app, code, now))) throw spent();
  try {
    const id = await createAccount(account, password, false);
    await noteAs({ user_id: id, user_name: account.name }, 'account', {
      what: '接受邀请',
      account: account.username,
      address
    });
  } catch (problem) {
    await giveBackInvitation(app, invitation.invitation_id);
    throw problem;
  }
  return account.username;
}

function spent(): InputError {
  return new InputError(
    'INPUT_INVALID',
    '邀请无效：已用过、已撤回或已过期 — 邀请 — 没有新建账号',
    '请系统管理员重新邀请'
  );
}
