-- A number that grows with every change that a page may show; triggers on each table count (`watch.sql`).
begin immediate;

create table app_changes (only_row integer primary key check (only_row = 1), stamp integer not null);

insert into
  app_changes
values
  (1, 0);

pragma user_version = 11;

commit;
