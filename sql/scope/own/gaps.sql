-- Gaps of the unit. The hot issue behind a gap may have its name from records of others.
create view inside.marts.gaps as
select
  * replace(null::varchar as issue_label)
from
  whole.marts.gaps
where
  starts_with(org_path, getvariable ('scope_path'))
