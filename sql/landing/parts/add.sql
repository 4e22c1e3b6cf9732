-- The part that was read last joins the others.
create or replace table gathered as
select
  *
from
  gathered
union all
by name
select
  *
from
  numbered;

insert into
  gathered_aside
select
  *
from
  set_aside;
