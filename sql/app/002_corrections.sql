-- Corrections by researchers of the text of one record; a later one for the same record and kind takes the place
-- of an earlier one.
begin immediate;

create table corrections (
  correction_id integer primary key,
  source text not null check (source in ('visits', 'petitions', 'posts')),
  record_key text not null,
  -- the version of the record that was read: a revised text asks to be read again
  content_hash text not null,
  kind text not null check (kind in ('topic', 'polarity', 'place', 'issue')),
  value text not null,
  -- what the machine had said, so that its accuracy can be counted
  machine_value text not null,
  note text,
  corrected_at text not null,
  corrected_by text not null references users (user_id),
  withdrawn_at text
);

create index corrections_record on corrections (source, record_key, kind);

pragma user_version = 2;

commit;
