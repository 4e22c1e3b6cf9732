/** The account behind a session cookie, read anew for each request: roles, unit and lock hold at once. */
import type { Cookies } from '@sveltejs/kit';
import { accountOfSession, endSessions, type Account } from '#lib/app-db/accounts.ts';
import type { Visitor } from '#lib/domain/access/visitor.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { config } from '#lib/server/config.ts';
import { theAuth } from './auth.ts';
import { takeOverCookies } from './cookies.ts';
import { unitOf } from './recognise.ts';

const HOUR_MS = 3_600_000;
const CLOCK_SLACK_MS = 60_000;

export interface SignedIn {
  visitor: Visitor;
  account: Account;
  /** True when the answer renews the cookie of the session. */
  is_renewed: boolean;
}

/** Cookies whose signature was found right, by their text, and until when that is not looked at again. */
const checked = new Map<string, { token: string; until: number }>();
const CHECKED_MS = 60_000;
const MOST_CHECKED = 2000;

/** Null for a cookie that is missing, forged, expired or of a disabled account. */
export async function signedIn(headers: Headers, cookies: Cookies): Promise<SignedIn | null> {
  const cookie = /\bzhisheng\.session_token=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1];
  const session = cookie ? await sessionOf(cookie, headers, cookies) : null;
  if (!session) return null;
  const app = await theAppDb();
  // Session, lock, roles and unit are read for every request: what an administrator changes holds at once.
  const found = await accountOfSession(app, session.token, new Date());
  if (!found || found.account.disabled_at !== null) return null;
  const { account, since } = found;
  const age = Date.now() - since.getTime();
  // A session that begins tomorrow was made while the clock was wrong; it would outlive every limit.
  if (age > config.SESSION_HOURS * HOUR_MS || age < -CLOCK_SLACK_MS) {
    await endSessions(app, account.id);
    return null;
  }
  return {
    account,
    is_renewed: session.is_renewed,
    visitor: {
      user_id: account.id,
      user_name: account.name,
      roles: account.roles,
      ...(await unitOf(account.org_id)),
      known_as: 'account'
    }
  };
}

/** The session that a cookie names; better-auth checks the signature and renews a session that goes on. */
async function sessionOf(
  cookie: string,
  headers: Headers,
  cookies: Cookies
): Promise<{ token: string; is_renewed: boolean } | null> {
  const known = checked.get(cookie);
  if (known && known.until > Date.now()) return { token: known.token, is_renewed: false };
  const { response, headers: set } = await (await theAuth()).api.getSession({ headers, returnHeaders: true });
  checked.delete(cookie);
  if (!response) return null;
  takeOverCookies(set, cookies);
  if (checked.size >= MOST_CHECKED) checked.clear();
  checked.set(cookie, { token: response.session.token, until: Date.now() + CHECKED_MS });
  return { token: response.session.token, is_renewed: set.getSetCookie().length > 0 };
}

/** Ends the other sessions of an account, as after a new password: whoever knew the old one is out. */
export async function endOtherSessions(userId: string, headers: Headers): Promise<void> {
  const own = await (await theAuth()).api.getSession({ headers });
  await endSessions(await theAppDb(), userId, own?.session.token);
}

/** Ends this session; its cookie is worth nothing afterwards, wherever it is kept. */
export async function signOut(headers: Headers, cookies: Cookies): Promise<void> {
  const response = await (await theAuth()).api.signOut({ headers, asResponse: true });
  takeOverCookies(response.headers, cookies);
}
