-- Notes that people write on a day, a unit or a kind of chart; one that was taken back stays on record.
begin immediate;

create table chart_notes (
  note_id integer primary key,
  -- ISO date
  noted_on text not null,
  text text not null,
  -- unit that the note is about with its path; null is the whole province
  org_id text,
  org_name text,
  org_path text,
  -- page whose charts show it; null is every chart over time
  chart text,
  written_at text not null,
  written_by text not null references users (user_id),
  -- who it was, as the name read then
  written_name text not null,
  withdrawn_at text,
  withdrawn_by text references users (user_id)
);

create index chart_notes_by_day on chart_notes (noted_on);

pragma user_version = 17;

commit;
