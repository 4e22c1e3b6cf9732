-- Sign-in attempts and the audit log.
begin immediate;

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

pragma user_version = 9;

commit;
