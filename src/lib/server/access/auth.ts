/** Accounts by better-auth on `app.db`. Only its functions are called; none of its HTTP routes is served. */
import { join } from 'node:path';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor, username } from 'better-auth/plugins';
import { InputError } from '#lib/domain/errors.ts';
import { makeKeyFile, readKeyFile, retiredKeys, SESSIONS_FILE } from '#lib/state/key-file.server.ts';
import { SHORTEST_PASSWORD } from '#lib/domain/access/password.ts';
import {
  authAccounts,
  authSessions,
  authTwoFactors,
  authUsers,
  authVerifications
} from '#lib/app-db/account-schema.ts';
import type { AppDb } from '#lib/app-db/open.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { settings } from '#lib/server/briefings.ts';
import { config, publicAddress } from '#lib/server/config.ts';

/**
 * The key that signs session cookies, outside the data; whoever copies the data cannot make cookies. A new key ends
 * every session. Secrets of authenticators are encrypted with the key of their time, so retired ones still open them.
 */
function sessionSecrets(keyDir: string): { secrets: { version: number; value: string }[]; secret: string } {
  const path = join(keyDir, SESSIONS_FILE);
  makeKeyFile(path);
  const key = readKeyFile(path);
  if (!key)
    throw new InputError('INPUT_INVALID', `登录用的密钥不完整 — ${path} — 没有人能登录`, '删去该文件后重新登录即可');
  const all = [key, ...retiredKeys(path)].map((one) => one.toString('hex'));
  const secrets = all.map((value, i) => ({ version: all.length - i, value }));
  // Without a version stands what was encrypted before there were any.
  return { secrets, secret: all.at(-1)! };
}

/** Options that signing in by password and by a provider share: one file, one key, one kind of session. */
export function authOptions({ db }: AppDb) {
  return {
    appName: '职声',
    baseURL: publicAddress,
    basePath: '/account/auth',
    ...sessionSecrets(settings.keyDir),
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(db, {
      provider: 'sqlite',
      schema: {
        user: authUsers,
        session: authSessions,
        account: authAccounts,
        verification: authVerifications,
        twoFactor: authTwoFactors
      }
    }),
    // Tries are counted by name and address on every path that takes a password or a code (`sign-in.ts`).
    rateLimit: { enabled: false },
    session: { expiresIn: config.SESSION_IDLE_MINUTES * 60, updateAge: 60, freshAge: 0 },
    advanced: { cookiePrefix: 'zhisheng', useSecureCookies: config.ORIGIN?.startsWith('https:') ?? false }
  } satisfies BetterAuthOptions;
}

function makeAuth(app: AppDb) {
  return betterAuth({
    ...authOptions(app),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: SHORTEST_PASSWORD },
    plugins: [username({ maxUsernameLength: 30 }), twoFactor({ issuer: '职声' })]
  });
}

let made: Promise<ReturnType<typeof makeAuth>> | undefined;

/** @throws QueryError when `app.db` cannot be opened */
export function theAuth() {
  made ??= theAppDb().then(makeAuth);
  return made;
}
