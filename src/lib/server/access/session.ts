/** The account behind a session cookie, read anew for each request: roles, unit and lock hold at once. */
import type { Cookies } from '@sveltejs/kit';
import { accountById, endSessions, type Account } from '#lib/app-db/accounts.ts';
import type { Visitor } from '#lib/domain/access/visitor.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { config } from '#lib/server/config.ts';
import { theAuth } from './auth.ts';
import { takeOverCookies } from './cookies.ts';
import { unitOf } from './recognise.ts';

const HOUR_MS = 3_600_000;

export interface SignedIn {
  visitor: Visitor;
  account: Account;
}

/** Null for a cookie that is missing, forged, expired or of a disabled account. */
export async function signedIn(headers: Headers, cookies: Cookies): Promise<SignedIn | null> {
  if (!/\bzhisheng\.session_token=/.test(headers.get('cookie') ?? '')) return null;
  const { response, headers: set } = await (await theAuth()).api.getSession({ headers, returnHeaders: true });
  if (!response) return null;
  const app = await theAppDb();
  const account = await accountById(app, response.user.id);
  if (!account || account.disabled_at !== null) return null;
  if (Date.now() - new Date(response.session.createdAt).getTime() > config.SESSION_HOURS * HOUR_MS) {
    await endSessions(app, account.id);
    return null;
  }
  // A session that goes on is renewed.
  takeOverCookies(set, cookies);
  return {
    account,
    visitor: {
      user_id: account.id,
      user_name: account.name,
      roles: account.roles,
      ...(await unitOf(account.org_id)),
      known_as: 'account'
    }
  };
}

/** Ends this session; its cookie is worth nothing afterwards, wherever it is kept. */
export async function signOut(headers: Headers, cookies: Cookies): Promise<void> {
  const response = await (await theAuth()).api.signOut({ headers, asResponse: true });
  takeOverCookies(response.headers, cookies);
}
