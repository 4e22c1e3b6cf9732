-- The parts of a study: figures as they were when they were pinned, frozen snapshots of them, notes, visits attached
-- to it.
begin immediate;

create table study_pins (
  pin_id integer primary key,
  study_id integer not null references studies (study_id),
  -- the page that shows the figure, with every filter written out, and which of its figures
  address text not null,
  figure text not null,
  label text not null,
  definition text not null,
  query text not null,
  filter text not null,
  unit text not null,
  -- null where nothing may be shown
  value real,
  display text not null,
  data_version text not null,
  as_of text not null,
  pinned_at text not null
);

create unique index study_pins_one on study_pins (study_id, address, figure);

create table study_freezes (
  freeze_id integer primary key,
  study_id integer not null references studies (study_id),
  at text not null,
  data_version text not null,
  as_of text not null,
  note text,
  -- JSON of the figures as they were
  figures text not null
);

create table study_notes (
  note_id integer primary key,
  study_id integer not null references studies (study_id),
  at text not null,
  user_id text not null references users (user_id),
  text text not null
);

create table study_visits (
  study_id integer not null references studies (study_id),
  record_id text not null,
  attached_at text not null,
  primary key (study_id, record_id)
);

pragma user_version = 6;

commit;
