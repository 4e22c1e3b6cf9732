-- Invitations: whoever holds the code makes the account that an administrator described, once and in time.
begin immediate;

create table invitations (
  invitation_id integer primary key,
  -- SHA-256 of the code; the code itself is shown once
  code_hash text not null unique,
  username text not null,
  name text not null,
  -- JSON list of roles
  roles text not null,
  -- the unit whose rows the account will read; null is the whole province
  org_id text,
  invited_at text not null,
  invited_by text not null references users (user_id),
  expires_at text not null,
  used_at text,
  withdrawn_at text
);

pragma user_version = 16;

commit;
