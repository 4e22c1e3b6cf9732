/** Making accounts and giving them passwords. */
import { randomInt } from 'node:crypto';
import {
  accountByName,
  accountById,
  changeAccount,
  endSessions,
  listAccounts,
  type Account
} from '#lib/app-db/accounts.ts';
import { knowUser } from '#lib/app-db/users.ts';
import { assertPassword, assertUsername } from '#lib/domain/access/password.ts';
import type { Role } from '#lib/domain/access/roles.ts';
import { InputError } from '#lib/domain/errors.ts';
import { printable } from '#lib/domain/printable.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { theAuth } from './auth.ts';

export interface NewAccount {
  username: string;
  name: string;
  roles: readonly Role[];
  org_id: string | null;
}

/** Letters and digits that are not taken for each other when read from paper. */
const LETTERS = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-+='] as const;
const LENGTH = 16;

/** A password for one sign-in: 16 characters of four kinds, about 90 bits. */
export function oneTimePassword(): string {
  const pick = (letters: string) => letters[randomInt(letters.length)]!;
  for (;;) {
    const all = LETTERS.join('');
    const password = Array.from({ length: LENGTH }, () => pick(all)).join('');
    if (LETTERS.every((kind) => [...password].some((letter) => kind.includes(letter))) && !/(.)\1\1/.test(password))
      return password;
  }
}

/**
 * Makes an account with a one-time password, which the first sign-in has to change. Returns the password: it is kept
 * nowhere but as a hash.
 * @throws InputError for a name that is taken or cannot be one, or without a role
 */
export async function makeAccount(given: NewAccount): Promise<string> {
  const account = await checkedAccount(given);
  const password = oneTimePassword();
  await createAccount(account, password, true);
  return password;
}

/**
 * The account as it will be made.
 * @throws InputError for a name that is taken or cannot be one, or without a role
 */
export async function checkedAccount(given: NewAccount): Promise<NewAccount> {
  assertUsername(given.username);
  const name = printable(given.name).trim();
  if (name === '' || name.length > 40 || name.includes('\n'))
    throw new InputError('INPUT_INVALID', '姓名或岗位没有填好 — 账号 — 没有新建', '请写 1 到 40 个字');
  if (given.roles.length === 0) throw new InputError('INPUT_INVALID', '没有选职责 — 账号 — 没有新建', '至少选一项');
  if (given.roles.includes('unit') && given.org_id === null)
    throw new InputError('INPUT_INVALID', '县区工会的账号要有单位 — 账号 — 没有新建', '请选单位');
  const app = await theAppDb();
  if (await accountByName(app, given.username))
    throw new InputError('INPUT_INVALID', `账号名 ${given.username} 已有人用 — 账号 — 没有新建`, '请换一个');
  return { ...given, name };
}

/** Makes a checked account and returns its number. */
export async function createAccount(
  { username, name, roles, org_id }: NewAccount,
  password: string,
  must_change: boolean
): Promise<string> {
  const app = await theAppDb();
  const { internalAdapter, password: hasher } = await (await theAuth()).$context;
  const hash = await hasher.hash(password);
  const user = await internalAdapter.createUser(
    { name, email: `${username}@accounts.invalid`, emailVerified: true, username, displayUsername: username },
    { method: 'admin' }
  );
  await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash });
  await changeAccount(app, user.id, { roles: [...roles], org_id, must_change });
  await knowUser(app, user.id, name, new Date());
  return user.id;
}

/** Gives an account a new one-time password and ends its sessions. @throws InputError when there is no such account */
export async function resetPassword(id: string): Promise<string> {
  const app = await theAppDb();
  if (!(await accountById(app, id)))
    throw new InputError('INPUT_INVALID', '没有这个账号 — 账号 — 没有改动', '请刷新页面');
  const { internalAdapter, password: hasher } = await (await theAuth()).$context;
  const password = oneTimePassword();
  await internalAdapter.updatePassword(id, await hasher.hash(password));
  await changeAccount(app, id, { must_change: true });
  await endSessions(app, id);
  return password;
}

/** Changes one's own password. @throws InputError when the old one is wrong or the new one is easy to guess */
export async function changeOwnPassword(account: Account, old: string, wanted: string): Promise<void> {
  assertPassword(wanted, account.username);
  const { internalAdapter, password: hasher } = await (await theAuth()).$context;
  const known = (await internalAdapter.findAccounts(account.id)).find(({ providerId }) => providerId === 'credential');
  if (!known?.password || !(await hasher.verify({ hash: known.password, password: old })))
    throw new InputError('INPUT_INVALID', '原密码不对 — 密码 — 没有改动', '请重新输入');
  if (old === wanted) throw new InputError('INPUT_INVALID', '新密码与原密码相同 — 密码 — 没有改动', '请另设一个');
  await internalAdapter.updatePassword(account.id, await hasher.hash(wanted));
  await changeAccount(await theAppDb(), account.id, { must_change: false });
}

/** The first administrator, where nobody has an account yet: the password is printed once. */
export async function firstAdministrator(): Promise<{ username: string; password: string } | null> {
  if ((await listAccounts(await theAppDb())).length > 0) return null;
  const username = 'admin';
  const password = await makeAccount({ username, name: '系统管理员', roles: ['administrator'], org_id: null });
  return { username, password };
}
