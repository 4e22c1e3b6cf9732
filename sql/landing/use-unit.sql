-- The sending unit of each file, named or given by its code; a unit that a row names itself comes first.
create or replace table file_units as
with
  named as (
    select
      unnest(from_json($units::varchar, '[{"batch_no": "INTEGER", "unit_name": "VARCHAR"}]'), recursive := true)
  ),
  resolved as (
    select
      n.batch_no,
      coalesce(o.org_name, n.unit_name) as unit_name
    from
      named n
      left join org_names o on o.org_id = n.unit_name
  )
select
  r.batch_no,
  r.unit_name,
  coalesce(min(u.unit_key), squeeze (r.unit_name)) as unit_key
from
  resolved r
  left join known_units u on u.name_text = r.unit_name
group by
  r.batch_no,
  r.unit_name;

select
  *
from
  file_units;
