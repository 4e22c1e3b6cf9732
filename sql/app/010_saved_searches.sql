-- Saved searches belong to who saved them, so two people may use one name.
begin immediate;

create table saved_searches_of (
  search_id integer primary key,
  search_name text not null,
  -- the search as the address of 检索 holds it
  params text not null,
  created_at text not null,
  created_by text not null references users (user_id),
  -- what was there when it was last opened
  opened_at text not null,
  opened_version text not null,
  opened_total integer not null,
  opened_batch integer not null,
  unique (created_by, search_name)
);

insert into
  saved_searches_of
select
  *
from
  saved_searches;

drop table saved_searches;

alter table saved_searches_of
rename to saved_searches;

pragma user_version = 10;

commit;
