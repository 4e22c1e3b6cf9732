/**
 * Signing in. Every path that takes a password or a code counts failures by name and by address, and waits longer
 * after each; the same words answer a wrong name, a wrong password and a disabled account.
 */
import { createHash } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { eq, lt } from 'drizzle-orm';
import { authVerifications, usedCodes } from '#lib/app-db/account-schema.ts';
import { accountById, accountByName, endSessions, type Account } from '#lib/app-db/accounts.ts';
import { forgetFailures, noteFailure, secondsToWait } from '#lib/app-db/sign-in-failures.ts';
import { waitWords } from '#lib/domain/access/lockout.ts';
import { InputError } from '#lib/domain/errors.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { noteAs } from './audit.ts';
import { theAuth } from './auth.ts';
import { takeOverCookies } from './cookies.ts';

export interface Attempt {
  headers: Headers;
  cookies: Cookies;
  /** Where the request comes from, as the server sees it; a header of the client never says it. */
  address: string;
  /** The address of a proxy that is not configured would stand for everybody: names are counted in any case. */
  now: Date;
}

const NOBODY = 'anonymous';
const UNKNOWN_NAME = '没有这个账号';
const TWO_FACTOR_COOKIE = /two_factor$/;
/** A code is valid for a minute and a half; it is known longer, so that it does not serve again when the clock is set back. */
const CODES_KEPT_MS = 24 * 3600 * 1000;

/**
 * Takes name and password. Returns what comes next.
 * @throws InputError when they are wrong, or when a try has to wait
 */
export async function signIn(attempt: Attempt, username: string, password: string): Promise<'in' | 'code'> {
  const name = username.trim().toLowerCase().slice(0, 60);
  const subjects = [nameSubject(name), `address:${attempt.address}`];
  await assertNoWait(subjects, attempt.now);
  const response = await (
    await theAuth()
  ).api.signInUsername({
    body: { username: name, password: password.slice(0, 200) },
    headers: attempt.headers,
    asResponse: true
  });
  const app = await theAppDb();
  const account = await accountByName(app, name);
  if (!response.ok || !account || account.disabled_at !== null) {
    if (response.ok && account) await endSessions(app, account.id);
    await noteFailure(app, subjects, attempt.now);
    // A name that is no account's may be a password that was typed into the wrong field.
    await noteAs({ user_id: account?.id ?? NOBODY, user_name: account ? name : UNKNOWN_NAME }, 'sign_in_failed', {
      address: attempt.address
    });
    throw wrong();
  }
  const { twoFactorRedirect } = (await response.json()) as { twoFactorRedirect?: boolean };
  takeOverCookies(response.headers, attempt.cookies);
  if (twoFactorRedirect) return 'code';
  await entered(account, attempt);
  return 'in';
}

/**
 * Takes the code of an authenticator after the password. A code serves once, also where two requests bring it at once.
 * @throws InputError when it is wrong or was used, or when a try has to wait
 */
export async function enterCode(attempt: Attempt, code: string): Promise<void> {
  const app = await theAppDb();
  const account = await accountOfFirstStep(attempt.cookies);
  if (!account) throw new InputError('INPUT_INVALID', '登录已过期 — 动态码 — 没有登录', '请重新输入账号和密码');
  const subjects = [`code:${account.id}`, `address:${attempt.address}`];
  await assertNoWait(subjects, attempt.now);
  const isFirstUse = await useCode(account.id, code, attempt.now);
  const response = isFirstUse
    ? await (
        await theAuth()
      ).api.verifyTOTP({ body: { code: code.trim() }, headers: attempt.headers, asResponse: true })
    : null;
  if (!response?.ok || account.disabled_at !== null) {
    if (response?.ok) await endSessions(app, account.id);
    await noteFailure(app, subjects, attempt.now);
    await noteAs({ user_id: account.id, user_name: account.name }, 'sign_in_failed', {
      address: attempt.address,
      step: isFirstUse ? '动态码不对' : '动态码已用过'
    });
    throw new InputError('INPUT_INVALID', '动态码不对或已用过 — 登录 — 没有登录', '请等下一个动态码');
  }
  takeOverCookies(response.headers, attempt.cookies);
  await forgetFailures(app, `code:${account.id}`);
  await entered(account, attempt);
}

/** Under which tries of a name are counted: its hash, since people type other things into the field. */
function nameSubject(name: string): string {
  return `name:${createHash('sha256').update(name).digest('hex')}`;
}

/** Notes a code as used. False when it was used before. */
export async function useCode(userId: string, code: string, now: Date): Promise<boolean> {
  const { db } = await theAppDb();
  const code_hash = createHash('sha256').update(`${userId}:${code.trim()}`).digest('hex');
  await db.delete(usedCodes).where(lt(usedCodes.used_at, new Date(now.getTime() - CODES_KEPT_MS).toISOString()));
  const rows = await db
    .insert(usedCodes)
    .values({ user_id: userId, code_hash, used_at: now.toISOString() })
    .onConflictDoNothing()
    .returning({ user_id: usedCodes.user_id });
  return rows.length > 0;
}

async function entered(account: Account, { address }: Attempt): Promise<void> {
  await forgetFailures(await theAppDb(), nameSubject(account.username));
  await noteAs({ user_id: account.id, user_name: account.name }, 'sign_in', { address });
}

/** Whose password was taken, from the cookie between the two steps; better-auth checks its signature afterwards. */
async function accountOfFirstStep(cookies: Cookies): Promise<Account | null> {
  const value = cookies.getAll().find(({ name }) => TWO_FACTOR_COOKIE.test(name))?.value;
  const identifier = value?.slice(0, value.lastIndexOf('.'));
  if (!identifier) return null;
  const app = await theAppDb();
  const [row] = await app.db.select().from(authVerifications).where(eq(authVerifications.identifier, identifier));
  return row ? accountById(app, row.value) : null;
}

async function assertNoWait(subjects: readonly string[], now: Date): Promise<void> {
  const seconds = await secondsToWait(await theAppDb(), subjects, now);
  if (seconds > 0)
    throw new InputError('INPUT_INVALID', '试错次数太多，暂时不能登录 — 登录 — 没有登录', waitWords(seconds));
}

function wrong(): InputError {
  return new InputError(
    'INPUT_INVALID',
    '账号或密码不对，或账号已停用 — 登录 — 没有登录',
    '请重新输入；忘记密码请找系统管理员'
  );
}
