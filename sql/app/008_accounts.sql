-- Accounts, sessions, sign-in attempts and the audit log. The tables of sessions and passwords have the fields that
-- better-auth expects; instants of theirs are seconds since 1970, everything else is ISO text.
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

-- a code of an authenticator serves once (RFC 6238, 5.2)
create table used_codes (
  user_id text not null,
  code_hash text not null,
  used_at text not null,
  primary key (user_id, code_hash)
);

-- failures in a row of one name or one address, and until when the next try waits
create table sign_in_failures (
  subject text primary key,
  failures integer not null,
  last_at text not null,
  locked_until text not null
);

-- Each entry holds the hash of the one before it: what is changed or taken out later breaks the chain.
create table audit_log (
  entry_no integer primary key,
  at text not null,
  user_id text not null,
  user_name text not null,
  kind text not null,
  -- JSON: what was asked, with which filter, how many rows, hash of the file
  detail text not null,
  previous_hash text not null,
  hash text not null unique
);

create trigger audit_log_kept before
update on audit_log begin
select
  raise (
    abort,
    'the audit log is append-only'
  );

end;

create trigger audit_log_not_deleted before delete on audit_log begin
select
  raise (
    abort,
    'the audit log is append-only'
  );

end;

-- Saved searches belong to who saved them, so two people may use one name.
create table saved_searches_of (
  search_id integer primary key,
  search_name text not null,
  -- the search as the address of 检索 holds it
  params text not null,
  created_at text not null,
  created_by text not null references users (user_id),
  -- what was there when it was last opened
  opened_at text not null,
  opened_version text not null,
  opened_total integer not null,
  opened_batch integer not null,
  unique (created_by, search_name)
);

insert into
  saved_searches_of
select
  *
from
  saved_searches;

drop table saved_searches;

alter table saved_searches_of
rename to saved_searches;

pragma user_version = 8;

commit;
