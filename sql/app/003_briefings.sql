-- Issues (期) of briefings on their way from draft to publication; steps are never changed, and files of a published
-- issue are named with their hash.
begin immediate;

create table briefing_issues (
  briefing_id integer primary key,
  kind text not null check (kind in ('monthly', 'opinion', 'issue', 'quarter', 'year')),
  period text not null,
  -- empty is everything
  scope text not null,
  scope_name text not null,
  hot_issue_id text not null,
  title text not null,
  state text not null check (state in ('draft', 'submitted', 'checked', 'signed', 'published')),
  drafted_at text not null,
  published_at text,
  -- the document as it was submitted, which is what is checked, signed and published; null while numbers follow the
  -- data
  document text,
  data_version text
);

-- one issue of a kind for a period and scope
create unique index briefing_issues_one on briefing_issues (kind, period, scope, hot_issue_id);

create table briefing_steps (
  step_id integer primary key,
  briefing_id integer not null references briefing_issues (briefing_id),
  at text not null,
  user_id text not null references users (user_id),
  -- the name as it was then
  user_name text not null,
  step text not null check (step in ('draft', 'edit', 'submit', 'check', 'sign', 'publish', 'return')),
  block_id text,
  note text
);

create index briefing_steps_issue on briefing_steps (briefing_id);

create table briefing_edits (
  briefing_id integer not null references briefing_issues (briefing_id),
  block_id text not null,
  text text not null,
  reason text,
  edited_at text not null,
  primary key (briefing_id, block_id)
);

create table briefing_comments (
  comment_id integer primary key,
  briefing_id integer not null references briefing_issues (briefing_id),
  block_id text not null,
  at text not null,
  user_id text not null references users (user_id),
  user_name text not null,
  text text not null,
  settled_at text
);

create index briefing_comments_issue on briefing_comments (briefing_id);

create table briefing_files (
  briefing_id integer not null references briefing_issues (briefing_id),
  format text not null check (format in ('docx', 'pdf', 'html', 'json')),
  file_name text not null,
  bytes integer not null,
  sha256 text not null,
  primary key (briefing_id, format)
);

pragma user_version = 3;

commit;
