/**
 * Single sign-on by OpenID Connect beside local accounts. It has an instance of better-auth of its own, so that a
 * provider that is down or hangs never stands in the way of signing in here. It opens accounts that an administrator
 * made and makes none: the provider's name for a person (OIDC_USERNAME_CLAIM) is the name of the account, from the
 * second time on the provider's own number is.
 */
import { randomBytes } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { parseSetCookieHeader } from 'better-auth/cookies';
import { genericOAuth } from 'better-auth/plugins';
import { betterAuth } from 'better-auth';
import { accountOfSession, changeAccount, endSessions, type Account } from '#lib/app-db/accounts.ts';
import { localAddress } from '#lib/domain/access/local-address.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { config } from '#lib/server/config.ts';
import { noteAs } from './audit.ts';
import { authOptions, theAuth } from './auth.ts';
import { takeOverCookies } from './cookies.ts';

const PROVIDER = 'sso';
const CALLBACK = '/sign-in/sso/callback';
const SESSION_COOKIE = /session_token$/;
/** How long a provider may take to say where to sign in, and how long it is left alone after it did not. */
const PATIENCE_MS = 5000;
const REST_MS = 5000;

/** Tokens of the provider are used once and kept nowhere. */
const WITHOUT_TOKENS = {
  before: (account: Record<string, unknown>) =>
    Promise.resolve({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } })
};

/** Label of the button; null where no provider is set. */
export function singleSignOnName(): string | null {
  return config.OIDC_ISSUER && config.OIDC_CLIENT_ID ? config.OIDC_NAME : null;
}

async function makeSingleSignOn() {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = config;
  const options = authOptions(await theAppDb());
  return betterAuth({
    ...options,
    account: { accountLinking: { trustedProviders: [PROVIDER] } },
    databaseHooks: { account: { create: WITHOUT_TOKENS, update: WITHOUT_TOKENS } },
    onAPIError: { errorURL: '/sign-in' },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: PROVIDER,
            discoveryUrl: `${OIDC_ISSUER!.replace(/\/$/, '')}/.well-known/openid-configuration`,
            clientId: OIDC_CLIENT_ID!,
            ...(OIDC_CLIENT_SECRET ? { clientSecret: OIDC_CLIENT_SECRET } : {}),
            redirectURI: `${options.baseURL}${CALLBACK}`,
            scopes: ['openid', 'profile'],
            pkce: true,
            requireIdTokenVerification: true,
            disableSignUp: true,
            getUserInfo: ({ idToken }) => Promise.resolve(claimsOf(idToken)),
            mapProfileToUser: (profile) => ({ email: emailOf(profile), emailVerified: true, name: '' })
          }
        ]
      })
    ]
  });
}

/** Claims of the identity token, whose signature was checked before; null without one. */
function claimsOf(idToken: string | undefined) {
  const payload = idToken?.split('.')[1];
  if (!payload) return null;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
  return { ...claims, id: String(claims.sub), emailVerified: false };
}

/** The address that an account of this name has here; one that nobody has for anything that is no name. */
function emailOf(profile: Record<string, unknown>): string {
  const name = profile[config.OIDC_USERNAME_CLAIM];
  return typeof name === 'string' && /^[\w.]{1,40}$/.test(name)
    ? `${name.toLowerCase()}@accounts.invalid`
    : 'nobody@nowhere.invalid';
}

let made: ReturnType<typeof makeSingleSignOn> | undefined;
let restsUntil = 0;

/** Asks the provider where to sign in. Null where it does not answer in time; the next try asks again. */
export async function beginSingleSignOn(next: string, headers: Headers, cookies: Cookies): Promise<string | null> {
  if (singleSignOnName() === null || Date.now() < restsUntil) return null;
  made ??= makeSingleSignOn();
  const began = made
    .then(({ api }) =>
      api.signInSocial({
        body: { provider: PROVIDER, callbackURL: next, errorCallbackURL: '/sign-in', disableRedirect: true },
        headers,
        asResponse: true
      })
    )
    .catch(() => null);
  const response = await Promise.race([began, new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null))]);
  const { url } = response?.ok ? ((await response.json()) as { url?: string }) : {};
  if (!response || !url) {
    // An instance whose first look hangs would hang for everybody after.
    made = undefined;
    restsUntil = Date.now() + REST_MS;
    return null;
  }
  takeOverCookies(response.headers, cookies);
  return url;
}

/**
 * Takes the provider's answer. Returns where to go on, or null for whoever has no account in use here or was not sent
 * by this product.
 */
export async function finishSingleSignOn(
  query: URLSearchParams,
  { headers, cookies, address }: { headers: Headers; cookies: Cookies; address: string }
): Promise<string | null> {
  if (singleSignOnName() === null) return null;
  made ??= makeSingleSignOn();
  const response = await (
    await made
  ).api.callbackOAuth({
    params: { id: PROVIDER },
    query: Object.fromEntries(query),
    headers,
    method: 'GET',
    asResponse: true
  });
  const account = await accountEntered(response.headers);
  if (!account || account.disabled_at !== null) {
    if (account) await endSessions(await theAppDb(), account.id);
    await noteAs(
      { user_id: account?.id ?? 'anonymous', user_name: account?.name ?? '没有这个账号' },
      'sign_in_failed',
      { address, step: '单点登录' }
    );
    return null;
  }
  takeOverCookies(response.headers, cookies);
  if (account.must_change) await dropOneTimePassword(account);
  await noteAs({ user_id: account.id, user_name: account.name }, 'sign_in', { address, step: '单点登录' });
  return localAddress(response.headers.get('location'));
}

/** Whose session the answer begins; null where it begins none. */
async function accountEntered(headers: Headers): Promise<Account | null> {
  for (const header of headers.getSetCookie())
    for (const [name, { value }] of parseSetCookieHeader(header)) {
      const token = decodeURIComponent(value).split('.')[0];
      if (!SESSION_COOKIE.test(name) || !token) continue;
      return (await accountOfSession(await theAppDb(), token, new Date()))?.account ?? null;
    }
  return null;
}

/** Whoever comes from the provider needs no password here; the one that somebody else knows must not stay open. */
async function dropOneTimePassword({ id }: Account): Promise<void> {
  const { internalAdapter, password } = await (await theAuth()).$context;
  await internalAdapter.updatePassword(id, await password.hash(randomBytes(32).toString('base64url')));
  await changeAccount(await theAppDb(), id, { must_change: false });
}
