-- Rows of the unit and of those below it. Without a unit the variable is null and no row is given.
create view inside.marts.%relation% as
select
  *
from
  whole.marts.%relation%
where
  starts_with(org_path, getvariable ('scope_path'))
