-- Targets of the unit, of those below it, and those that a union above set for it.
create view inside.marts.targets as
select
  *
from
  whole.marts.targets
where
  starts_with(org_path, getvariable ('scope_path'))
  or starts_with(getvariable ('scope_path'), org_path)
