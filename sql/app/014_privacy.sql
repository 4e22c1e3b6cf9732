-- Posts that were asked to be taken down, and impact assessments of processing (个人信息保护法 第五十五条).
begin immediate;

create table take_downs (
  platform text not null,
  post_id text not null,
  -- who asked, and when, in the office's words
  reason text not null,
  asked_at text not null,
  asked_by text not null references users (user_id),
  primary key (platform, post_id)
);

create table impact_assessments (
  assessment_id integer primary key,
  record text not null,
  conclusion text not null,
  assessed_at text not null,
  assessed_by text not null references users (user_id),
  -- who it was, as the name read then
  assessed_name text not null
);

pragma user_version = 14;

commit;
