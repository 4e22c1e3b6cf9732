-- Saved searches and studies (课题) made here: question, query and stages; steps are never changed.
begin immediate;

create table saved_searches (
  search_id integer primary key,
  search_name text not null unique,
  -- the search as the address of 检索 holds it
  params text not null,
  created_at text not null,
  created_by text not null references users (user_id),
  -- what was there when it was last opened
  opened_at text not null,
  opened_version text not null,
  opened_total integer not null,
  opened_batch integer not null
);

create table studies (
  study_id integer primary key,
  -- the number in the yearly ledger when the study was registered there; null for one made here
  registered_id text unique,
  title text not null,
  question text not null,
  owner_org_id text not null,
  owner_name text not null,
  org_path text not null,
  plan_year integer not null,
  period_from text not null,
  period_to text not null,
  plan text not null,
  due_on text,
  topic_codes text not null,
  params text not null,
  stage text not null check (stage in ('chosen', 'registered', 'fieldwork', 'drafted', 'adopted')),
  finished_on text,
  adopted_on text,
  issue_id text,
  findings text not null,
  chapter text not null,
  created_at text not null
);

create table study_steps (
  step_id integer primary key,
  study_id integer not null references studies (study_id),
  at text not null,
  user_id text not null references users (user_id),
  stage text not null,
  note text
);

create index study_steps_study on study_steps (study_id);

pragma user_version = 5;

commit;
