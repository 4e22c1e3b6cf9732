-- All parts, as one file with all their columns would have been read.
create or replace table lines as
select
  *
from
  gathered;

create or replace view numbered as
select
  *
from
  lines;

create or replace table set_aside as
select
  *
from
  gathered_aside;

drop table gathered;

drop table gathered_aside;
