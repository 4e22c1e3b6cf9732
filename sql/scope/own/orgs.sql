-- The unit is the top of its own tree.
create view inside.marts.orgs as
select
  * replace(
    case
      when org_path <> getvariable ('scope_path') then parent_org_id
    end as parent_org_id
  )
from
  whole.marts.orgs
where
  starts_with(org_path, getvariable ('scope_path'))
