-- candidates + existing → verdicts: duplicate, revised or new, for the rows whose identity occurs more than once in
-- the file or
-- is landed already. All other accepted rows are plainly new and have no line here: in a first load that is nearly
-- all of them.
-- Of equal rows in the file the first stands for all. Rows of one identity with different content are all kept and
-- flagged.
create or replace table verdicts as
with
  busy as (
    select
      record_key
    from
      candidates
    where
      errors is null
    group by
      record_key
    having
      count(*) > 1
    union
    select
      record_key
    from
      existing
  ),
  firsts as (
    select
      c.record_key,
      c.content_hash,
      min(c.row_number) as row_number
    from
      candidates c
      semi join busy b on b.record_key = c.record_key
    where
      c.errors is null
    group by all
  ),
  known as (
    select distinct
      record_key
    from
      existing
  ),
  judged as (
    select
      f.row_number,
      f.record_key,
      f.content_hash,
      k.record_key is not null as is_revision,
      case
        when e.content_hash is not null then 'duplicate'
        when k.record_key is not null then 'revised'
        else 'new'
      end as verdict
    from
      firsts f
      left join existing e on e.record_key = f.record_key
      and e.content_hash = f.content_hash
      left join known k on k.record_key = f.record_key
  ),
  variants as (
    select
      record_key,
      count(*) as variant_count,
      count(*) filter(
        where
          verdict <> 'duplicate'
      ) as fresh_count
    from
      judged
    group by
      record_key
  )
select
  c.row_number,
  coalesce(j.verdict, 'duplicate') as verdict,
  coalesce(j.is_revision, false) as is_revision,
  j.row_number is not null
  and v.variant_count > 1 as is_conflict,
  coalesce(
    j.verdict <> 'duplicate'
    or (
      v.variant_count > 1
      and v.fresh_count > 0
    ),
    false
  ) as is_landed
from
  candidates c
  semi join busy b on b.record_key = c.record_key
  left join judged j on j.row_number = c.row_number
  left join variants v on v.record_key = j.record_key
where
  c.errors is null;
