-- Ten indicators of one county at one month's end, counted from the definitions in words; nothing here knows the models.
with
  standing as (
    select
      *,
      day_of (union_founded_on) as founded
    from
      ent
    where
      region_code = $county::varchar
      and opens <= $last::date
      and coalesce(ends, date '9999-01-01') > $last::date
  ),
  visited as (
    select distinct
      ent_id
    from
      vis
    where
      on_day <= $last::date
      and on_day > $last::date - interval 12 month
      and ent_id <> ''
  ),
  agreed as (
    select distinct
      unnest(ents) as ent_id
    from
      neg
    where
      signed is not null
      and $last::date between opens and ends
  ),
  archived as (
    select
      *
    from
      hh
    where
      county = $county::varchar
      and opens <= $last::date
      and coalesce(ends, date '9999-01-01') > $last::date
  ),
  linked as (
    select
      ent_id,
      household_key
    from
      lnk
    where
      opens <= $last::date
      and coalesce(ends, date '9999-01-01') > $last::date
  ),
  raised as (
    select
      *
    from
      prob
    where
      county = $county::varchar
      and raised <= $last::date
      and raised > $last::date - interval 12 month
  ),
  solved as (
    select
      *
    from
      prob
    where
      county = $county::varchar
      and solved >= raised
      and solved <= $last::date
      and solved > $last::date - interval 12 month
  ),
  walks as (
    select
      *
    from
      vis
    where
      county = $county::varchar
      and date_trunc('month', on_day) = date_trunc('month', $last::date)
  )
select
  'A01E' as indicator,
  count(*) filter(
    where
      ent_id in (
        select
          ent_id
        from
          linked
      )
  )::integer as n,
  count(*)::integer as d
from
  standing
where
  yes (is_difficult)
union all
select
  'A05S',
  count(*) filter(
    where
      solved >= raised
      and solved <= $last::date
  )::integer,
  count(*)::integer
from
  raised
union all
select
  'A08',
  count(*) filter(
    where
      ent_id in (
        select
          ent_id
        from
          visited
      )
  )::integer,
  count(*)::integer
from
  standing
where
  yes (is_difficult)
union all
select
  'A09',
  count(*) filter(
    where
      household_key in (
        select
          household_key
        from
          linked
      )
      and household_key in (
        select
          household_key
        from
          vis
        where
          on_day <= $last::date
          and on_day > $last::date - interval 12 month
      )
  )::integer,
  count(*)::integer
from
  archived
union all
select
  'A14',
  count(*) filter(
    where
      ent_id in (
        select
          ent_id
        from
          agreed
      )
  )::integer,
  count(*)::integer
from
  standing
where
  yes (has_union)
  and coalesce(founded, date '1900-01-01') <= $last::date
union all
select
  'A14U',
  count(*) filter(
    where
      yes (has_union)
      and coalesce(founded, date '1900-01-01') <= $last::date
  )::integer,
  count(*)::integer
from
  standing
where
  workers >= 25
union all
select
  'A20',
  count(*) filter(
    where
      held <= $last::date
  )::integer,
  count(*)::integer
from
  recep
where
  org_id = $county::varchar
  and planned <= $last::date
  and planned > $last::date - interval 12 month
union all
select
  'A26',
  count(*) filter(
    where
      item <> ''
      and measure <> ''
      and deadline is not null
      and leader_post <> ''
      and department <> ''
      and responsible_post <> ''
  )::integer,
  count(*)::integer
from
  prom
where
  org_id = $county::varchar
  and year = year($last::date)
union all
select
  'A27T',
  count(*) filter(
    where
      date_diff('day', coalesce(stay_end, on_day), entered) <= 7
  )::integer,
  count(entered)::integer
from
  walks
where
  entered is not null
union all
select
  'A28',
  count(*) filter(
    where
      replied <= $last::date
  )::integer,
  count(*)::integer
from
  solved
order by
  indicator
