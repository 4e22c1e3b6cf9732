/**
 * The tables of accounts and of the audit log in `app.db` as Drizzle sees them (`sql/app/008_accounts.sql`). The keys
 * of the first five are the field names of better-auth.
 */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Role } from '#lib/domain/access/roles.ts';

export const authUsers = sqliteTable('auth_users', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** better-auth needs one; ours is made from the user name and reaches nobody. */
  email: text().notNull(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull(),
  image: text(),
  createdAt: integer('created_at', { mode: 'timestamp' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp' }).notNull(),
  username: text(),
  displayUsername: text('display_username'),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }),
  roles: text({ mode: 'json' }).$type<Role[]>().notNull().default([]),
  org_id: text(),
  disabled_at: text(),
  must_change: integer({ mode: 'boolean' }).notNull().default(true)
});

export const authSessions = sqliteTable('auth_sessions', {
  id: text().primaryKey(),
  expiresAt: integer('expires_at', { mode: 'timestamp' }).notNull(),
  token: text().notNull(),
  createdAt: integer('created_at', { mode: 'timestamp' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp' }).notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  userId: text('user_id').notNull()
});

export const authAccounts = sqliteTable('auth_accounts', {
  id: text().primaryKey(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  userId: text('user_id').notNull(),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: integer('access_token_expires_at', { mode: 'timestamp' }),
  refreshTokenExpiresAt: integer('refresh_token_expires_at', { mode: 'timestamp' }),
  scope: text(),
  password: text(),
  createdAt: integer('created_at', { mode: 'timestamp' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp' }).notNull()
});

export const authVerifications = sqliteTable('auth_verifications', {
  id: text().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: integer('expires_at', { mode: 'timestamp' }).notNull(),
  createdAt: integer('created_at', { mode: 'timestamp' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp' }).notNull()
});

export const authTwoFactors = sqliteTable('auth_two_factors', {
  id: text().primaryKey(),
  secret: text().notNull(),
  backupCodes: text('backup_codes').notNull(),
  userId: text('user_id').notNull(),
  verified: integer({ mode: 'boolean' }),
  failedVerificationCount: integer('failed_verification_count'),
  lockedUntil: integer('locked_until', { mode: 'timestamp' })
});

export const usedCodes = sqliteTable(
  'used_codes',
  { user_id: text().notNull(), code_hash: text().notNull(), used_at: text().notNull() },
  (table) => [primaryKey({ columns: [table.user_id, table.code_hash] })]
);

export const signInFailures = sqliteTable('sign_in_failures', {
  subject: text().primaryKey(),
  failures: integer().notNull(),
  last_at: text().notNull(),
  locked_until: text().notNull()
});

export const invitations = sqliteTable('invitations', {
  invitation_id: integer().primaryKey(),
  code_hash: text().notNull(),
  username: text().notNull(),
  name: text().notNull(),
  roles: text({ mode: 'json' }).$type<Role[]>().notNull(),
  org_id: text(),
  invited_at: text().notNull(),
  invited_by: text().notNull(),
  expires_at: text().notNull(),
  used_at: text(),
  withdrawn_at: text()
});

export const auditLog = sqliteTable('audit_log', {
  entry_no: integer().primaryKey(),
  at: text().notNull(),
  user_id: text().notNull(),
  user_name: text().notNull(),
  kind: text().notNull(),
  detail: text().notNull(),
  previous_hash: text().notNull(),
  hash: text().notNull()
});
