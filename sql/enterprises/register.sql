-- Every spelling under which a company of the register is known, and its county at the last entry.
select
  r.ent_id,
  any_value(
    r.ent_name
    order by
      r.ent_name
  ) as ent_name,
  list_sort(list_distinct(flatten(list([r.ent_name] || coalesce(r.aliases, []))))) as names,
  max(e.county_code) as county_code
from
  staging.enterprises r
  left join core.enterprise_latest e on e.ent_id = r.ent_id
group by
  r.ent_id
order by
  r.ent_id
