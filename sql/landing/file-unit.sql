-- Which office sent each file, as its rows tell: one office or one place that every row names. Units of a column of
-- their own belong to their rows.
with
  told as (
    select
      batch_of (c.row_number) as batch_no,
      c.sending_unit,
      c.org_name,
      c.org_id,
      coalesce(pc.region_code, pn.region_code) as place
    from
      (
        select
          *
        from
          candidates
        union all
        by name
        select
          null::varchar as sending_unit,
          null::varchar as org_name,
          null::varchar as org_id,
          null::varchar as region_code,
          null::varchar as region_name
        where
          false
      ) c
      left join known_places pc on pc.name_text = c.region_code
      left join known_places pn on pn.name_text = c.region_name
  ),
  rows_told as (
    select
      batch_no,
      count(*) as row_count,
      count(sending_unit) as with_unit,
      min(sending_unit) as unit_name,
      count(distinct sending_unit) as units,
      count(org_name) as with_org,
      min(org_name) as org_name,
      count(distinct org_name) as orgs,
      count(place) as with_place,
      min(place) as place,
      count(distinct place) as places
    from
      told
    group by
      batch_no
  )
select
  batch_no,
  with_unit > 0 as has_column,
  case
    when units = 1 then unit_name
  end as unit_name,
  case
    when orgs = 1
    and with_org = row_count then org_name
  end as org_name,
  case
    when places = 1
    and with_place = row_count then region_name
  end as place_name,
  not ends_with(place, '00') as is_county
from
  rows_told
  left join place_names on place_names.region_code = rows_told.place;
