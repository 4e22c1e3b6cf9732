-- A number that several offices of one file gave, each its own, belongs to the office or the county of its row.
create or replace table inferred_units as
with
  repeated as (
    select
      record_key
    from
      candidates
    where
      errors is null
      and not starts_with(record_key, 'hash:')
    group by
      record_key
    having
      count(distinct content_hash) > 1
  ),
  rows_of_repeated as (
    select distinct
      batch_of (c.row_number) as batch_no,
      record_key,
      content_hash,
      org_id,
      squeeze (org_name) as org_name,
      coalesce(pc.region_code, pn.region_code, squeeze (coalesce(c.region_code, c.region_name))) as county
    from
      (
        select
          *
        from
          candidates
        union all
        by name
        select
          null::varchar as org_id,
          null::varchar as org_name,
          null::varchar as region_code,
          null::varchar as region_name
        where
          false
      ) c
      left join known_places pc on pc.name_text = c.region_code
      left join known_places pn on pn.name_text = c.region_name
    where
      record_key in (
        from
          repeated
      )
      and errors is null
  ),
  per_key as (
    select
      batch_no,
      record_key,
      count(*) = count(distinct org_id)
      or (
        count(org_id) = 0
        and count(*) = count(distinct org_name)
      ) as is_by_org,
      count(*) = count(distinct county) as is_by_county
    from
      rows_of_repeated
    group by
      batch_no,
      record_key
  ),
  chosen as (
    -- One number twice is a conflict; many, each with another office, are two ways of numbering.
    select
      batch_no,
      bool_and(is_by_org) as is_by_org,
      bool_and(is_by_county) as is_by_county
    from
      per_key
    group by
      batch_no
    having
      count(*) >= 2
  )
select
  c.row_number,
  case
    when h.is_by_org then coalesce(c.org_name, c.org_id)
    else coalesce(c.region_name, c.region_code)
  end as unit_name
from
  (
    select
      *
    from
      candidates
    union all
    by name
    select
      null::varchar as org_id,
      null::varchar as org_name,
      null::varchar as region_code,
      null::varchar as region_name
    where
      false
  ) c
  join chosen h on h.batch_no = batch_of (c.row_number)
where
  c.errors is null
  and (
    h.is_by_org
    or h.is_by_county
  )
  and is_numbered_by_sender ();
