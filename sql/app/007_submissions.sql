-- Files that people drop on the page 报送: what was dropped, what was asked about it, and which mapping a unit
-- confirmed. Rows are added, never changed.
begin immediate;

create table submissions (
  submission_id integer primary key,
  -- as everybody may see it: numbers of persons are taken out
  file_name text not null,
  -- name of the folder below inbox/submissions
  stored text not null unique,
  byte_count integer not null,
  -- the unit that the person named when dropping the file; null where none was named
  unit_org_id text,
  unit_name text,
  dropped_at text not null,
  dropped_by text not null references users (user_id)
);

-- what a person asked for; the pipelines answer with a file each, and never write here
create table submission_requests (
  request_id integer primary key,
  submission_id integer not null references submissions (submission_id),
  kind text not null check (kind in ('inspect', 'load', 'refused', 'undo', 'discard')),
  -- record, unit and mapping as JSON
  choices text not null,
  note text,
  asked_at text not null,
  asked_by text not null references users (user_id)
);

create index submission_requests_of on submission_requests (submission_id);

create table remembered_mappings (
  mapping_id integer primary key,
  -- empty: the file said itself which units its rows belong to
  unit_org_id text not null,
  record text not null,
  -- hash of the set of headers
  shape text not null,
  -- JSON: header → field, '' for a column that is not taken
  columns text not null,
  submission_id integer not null references submissions (submission_id),
  confirmed_at text not null,
  confirmed_by text not null references users (user_id)
);

create index remembered_mappings_of on remembered_mappings (unit_org_id, record);

pragma user_version = 7;

commit;
