-- Decisions of persons on words that name a company: which company of the register they mean, or none of it. The
-- latest decision on the same words stands.
begin immediate;

create table enterprise_decisions (
  decision_id integer primary key,
  -- normalised: width, case and script do not tell two names apart
  words text not null,
  -- null: no company of the register
  ent_id text,
  decided_at text not null,
  decided_by text not null references users (user_id)
);

create index enterprise_decisions_words on enterprise_decisions (words);

pragma user_version = 4;

commit;
