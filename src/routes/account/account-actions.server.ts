/** Actions of the forms of one's own account. */
import type { Cookies } from '@sveltejs/kit';
import { accountById, type Account } from '#lib/app-db/accounts.ts';
import { noteFailure, secondsToWait } from '#lib/app-db/sign-in-failures.ts';
import { knowUser } from '#lib/app-db/users.ts';
import { demoUser, demoUserId, WHOLE_OFFICE } from '#lib/domain/access/demo-users.ts';
import { waitWords } from '#lib/domain/access/lockout.ts';
import { InputError } from '#lib/domain/errors.ts';
import { changeOwnPassword } from '#lib/server/access/account-service.ts';
import { note } from '#lib/server/access/audit.ts';
import { theAuth } from '#lib/server/access/auth.ts';
import { takeOverCookies } from '#lib/server/access/cookies.ts';
import { DEMO_COOKIE } from '#lib/server/access/recognise.ts';
import { endOtherSessions } from '#lib/server/access/session.ts';
import { useCode } from '#lib/server/access/sign-in.ts';
import { currentVisitor } from '#lib/server/access/visitor.ts';
import { theAppDb } from '#lib/server/app-db.ts';

/** Becomes another user of the demo; where there are accounts the cookie means nothing. */
export async function becomeDemoUser(key: string, cookies: Cookies, url: URL): Promise<void> {
  const user = demoUser(key);
  if (user.key !== WHOLE_OFFICE.key) await knowUser(await theAppDb(), demoUserId(user), user.user_name, new Date());
  cookies.set(DEMO_COOKIE, user.key, { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' });
}

/** @throws InputError where nobody signed in */
async function ownAccount(): Promise<Account> {
  const { known_as, user_id } = currentVisitor();
  const account = known_as === 'account' ? await accountById(await theAppDb(), user_id) : null;
  if (!account) throw new InputError('INPUT_INVALID', '没有启用账号 — 我的账号 — 没有改动', '载入真实数据后用账号登录');
  return account;
}

/** Runs what takes a password or a code; failures wait as those of signing in do. */
async function guarded<T>(account: Account, act: () => Promise<T>): Promise<T> {
  const app = await theAppDb();
  const subjects = [`own:${account.id}`];
  const seconds = await secondsToWait(app, subjects, new Date());
  if (seconds > 0) throw new InputError('INPUT_INVALID', '试错次数太多 — 我的账号 — 没有改动', waitWords(seconds));
  try {
    return await act();
  } catch (problem) {
    await noteFailure(app, subjects, new Date());
    throw problem;
  }
}

export async function changePassword(form: FormData, headers: Headers) {
  const account = await ownAccount();
  const [old, wanted, again] = ['old', 'wanted', 'again'].map((name) => String(form.get(name) ?? ''));
  if (wanted !== again) throw new InputError('INPUT_INVALID', '两次输入的新密码不同 — 密码 — 没有改动', '请重新输入');
  await guarded(account, () => changeOwnPassword(account, old!, wanted!));
  await endOtherSessions(account.id, headers);
  await note('account', { what: '修改自己的密码' });
  return { done: '密码已修改，在别处的登录已退出' };
}

/** Begins codes of an authenticator: the secret is shown once. */
export async function startCodes(form: FormData, headers: Headers) {
  const account = await ownAccount();
  const password = String(form.get('password') ?? '');
  const response = await guarded(account, async () => {
    const tried = await (await theAuth()).api.enableTwoFactor({ body: { password }, headers, asResponse: true });
    if (!tried.ok) throw new InputError('INPUT_INVALID', '密码不对 — 动态码 — 没有启用', '请重新输入');
    return tried;
  });
  const { totpURI } = (await response.json()) as { totpURI: string };
  return { secret: new URL(totpURI).searchParams.get('secret') ?? '' };
}

/** Codes are asked for from now on once the first one is right. */
export async function confirmCodes(form: FormData, headers: Headers, cookies: Cookies) {
  const account = await ownAccount();
  const code = String(form.get('code') ?? '').trim();
  const response = await guarded(account, async () => {
    const isFirst = await useCode(account.id, code, new Date());
    const tried = isFirst
      ? await (await theAuth()).api.verifyTOTP({ body: { code }, headers, asResponse: true })
      : null;
    if (!tried?.ok) throw new InputError('INPUT_INVALID', '动态码不对或已用过 — 动态码 — 没有启用', '请等下一个动态码');
    return tried;
  });
  takeOverCookies(response.headers, cookies);
  await note('account', { what: '启用动态码' });
  return { done: '动态码已启用，下次登录时要用' };
}

export async function dropCodes(form: FormData, headers: Headers, cookies: Cookies) {
  const account = await ownAccount();
  const password = String(form.get('password') ?? '');
  const response = await guarded(account, async () => {
    const tried = await (await theAuth()).api.disableTwoFactor({ body: { password }, headers, asResponse: true });
    if (!tried.ok) throw new InputError('INPUT_INVALID', '密码不对 — 动态码 — 没有停用', '请重新输入');
    return tried;
  });
  takeOverCookies(response.headers, cookies);
  await note('account', { what: '停用动态码' });
  return { done: '动态码已停用' };
}
