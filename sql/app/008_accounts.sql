-- Accounts and sessions, with the fields that better-auth expects; its instants are seconds since 1970.
begin immediate;

create table auth_users (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified integer not null,
  image text,
  created_at integer not null,
  updated_at integer not null,
  username text unique,
  display_username text,
  two_factor_enabled integer,
  -- JSON list of roles
  roles text not null default '[]',
  -- the unit whose rows the account reads; null is the whole province
  org_id text,
  disabled_at text,
  -- a password that somebody else gave has to be changed before anything else
  must_change integer not null default 1
);

create table auth_sessions (
  id text primary key,
  expires_at integer not null,
  token text not null unique,
  created_at integer not null,
  updated_at integer not null,
  ip_address text,
  user_agent text,
  user_id text not null references auth_users (id)
);

create index auth_sessions_of on auth_sessions (user_id);

create table auth_accounts (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth_users (id),
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at integer,
  refresh_token_expires_at integer,
  scope text,
  password text,
  created_at integer not null,
  updated_at integer not null
);

create index auth_accounts_of on auth_accounts (user_id);

create table auth_verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at integer not null,
  created_at integer not null,
  updated_at integer not null
);

create index auth_verifications_of on auth_verifications (identifier);

create table auth_two_factors (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null references auth_users (id),
  verified integer,
  failed_verification_count integer,
  locked_until integer
);

pragma user_version = 8;

commit;
