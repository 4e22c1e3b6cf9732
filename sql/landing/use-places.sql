-- The places that are landed, under every spelling that leads to one of them, and the offices that stand for a place.
create or replace table known_places as
with
  landed as (
    select
      *
    from
      read_parquet(getvariable ('landing') || '/regions/*/rows.parquet', union_by_name = true)
    qualify
      row_number() over (
        partition by
          region_code
        order by
          batch_no desc,
          row_number desc
      ) = 1
  ),
  current_regions as (
    select
      region_code,
      region_name,
      region_level,
      coalesce(successor_code, region_code) as current_code,
      parent_code,
      list_distinct([region_name] || coalesce(aliases, [])) as spellings
    from
      landed
  ),
  spelled as (
    select
      current_code,
      region_code as name_text
    from
      current_regions
    union all
    select
      current_code,
      unnest(spellings)
    from
      current_regions
    union all
    select
      c.current_code,
      unnest(list_transform(c.spellings, lambda s: p.region_name || s))
    from
      current_regions c
      join current_regions n on n.region_code = c.current_code
      join current_regions p on p.region_code = n.parent_code
    where
      p.region_level = 'city'
  )
select
  name_text,
  min(current_code) as region_code
from
  spelled
group by
  name_text
having
  count(distinct current_code) = 1;

create or replace table known_units as
select
  name_text,
  region_code as unit_key
from
  known_places
union
select
  org_name,
  any_value(k.region_code)
from
  read_parquet(getvariable ('landing') || '/orgs/*/rows.parquet', union_by_name = true) o
  join known_places k on k.name_text = o.region_code
where
  org_kind in ('province', 'city', 'county')
group by
  org_name
having
  count(distinct k.region_code) = 1;

create or replace table org_names as
select
  org_id,
  arg_max(org_name, (batch_no, row_number)) as org_name
from
  read_parquet(getvariable ('landing') || '/orgs/*/rows.parquet', union_by_name = true)
group by
  org_id;

create or replace table place_names as
select
  region_code,
  arg_max(region_name, (batch_no, row_number)) as region_name
from
  read_parquet(getvariable ('landing') || '/regions/*/rows.parquet', union_by_name = true)
group by
  region_code;
