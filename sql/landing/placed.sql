-- marks + options + existing → placed: the identity that each row gets, and whether it is known, equal or held.
create or replace table placed as
with
  first_units as (
    select
      bare_key,
      arg_min(unit_key, row_number) filter(
        where
          unit_key is not null
      ) as unit_key,
      arg_min(row_number, row_number) filter(
        where
          unit_key is not null
      ) as row_number
    from
      marks
    where
      bare_key not in (
        select
          bare_key
        from
          existing
      )
    group by
      bare_key
    having
      count(distinct unit_key) > 1
  ),
  -- The same number from another office of the file, with the same day and words, is the same matter.
  apart as (
    select
      a.row_number
    from
      asked a
      join first_units l on l.bare_key = a.bare_key
      and l.unit_key <> a.unit_key
      join asked f on f.row_number = l.row_number
    where
      not coalesce(
        f.matter_day = a.matter_day
        and f.matter_text = a.matter_text,
        false
      )
  ),
  taken as (
    select distinct
      bare_key
    from
      existing
    where
      not starts_with(bare_key, 'hash:')
  ),
  known as (
    select
      bare_key,
      content_hash,
      arg_min(record_key, (unit_key is null, record_key)) as record_key,
      min(unit_key) as unit_key
    from
      existing
    group by all
  )
select
  m.row_number,
  m.content_hash,
  m.is_known
  or coalesce(
    o.is_equal
    and o.is_one_matter,
    false
  ) as is_equal,
  m.is_known
  or coalesce(o.is_one_matter, false) as is_revision,
  coalesce(
    o.is_one_matter
    and o.is_doubtful,
    false
  )
  or (
    t.bare_key is not null
    and not m.is_known
    and not coalesce(o.is_one_matter, false)
    and m.unit_key is null
  ) as is_held,
  case
    when m.is_known then k.record_key
    when o.is_one_matter then o.record_key
    when m.unit_key is not null
    and (
      t.bare_key is not null
      or a.row_number is not null
    ) then m.bare_key || '|@' || m.unit_key
    else m.bare_key
  end as record_key
from
  marks m
  left join options o on o.row_number = m.row_number
  left join apart a on a.row_number = m.row_number
  left join taken t on t.bare_key = m.bare_key
  left join known k on k.bare_key = m.bare_key
  and k.content_hash = m.content_hash;
