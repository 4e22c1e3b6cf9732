-- Decisions of people on hot issues: which are one matter, which are two, how one is called, that one is settled.
begin immediate;

create table issue_decisions (
  decision_id integer primary key,
  issue_id text not null,
  kind text not null check (kind in ('merge', 'split', 'rename', 'close', 'confirm')),
  other_issue_id text,
  -- the new name, the confirmed name, or the name of the other issue
  label text,
  -- record ids, JSON: of a merge those of the other issue, of a split those that leave
  part text not null,
  -- record ids, JSON: those of the issue, of a split those that stay
  rest text not null,
  -- date of the newest record and number of records when it was settled
  last_on text,
  record_count integer,
  reason text not null,
  decided_at text not null,
  decided_by text not null references users (user_id),
  withdrawn_at text,
  withdrawn_by text references users (user_id)
);

create index issue_decisions_issue on issue_decisions (issue_id);

pragma user_version = 13;

commit;
