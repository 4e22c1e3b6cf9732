-- placed → verdicts: duplicate, revised, held or new, for the rows that need judging (marks); all
-- others are plainly new. Of equal rows in the file the first stands for all. Rows of one number with different content
-- are one matter: all are kept and flagged.
create or replace table verdicts as
with
  firsts as (
    select
      record_key,
      content_hash,
      min(row_number) as row_number
    from
      placed
    where
      not is_held
    group by all
  ),
  variants as (
    select
      f.record_key,
      count(*) as variant_count,
      count(*) filter(
        where
          not p.is_equal
      ) as fresh_count
    from
      firsts f
      join placed p on p.row_number = f.row_number
    group by
      f.record_key
  )
select
  p.row_number,
  p.record_key,
  case
    when p.is_held then 'held'
    when f.row_number is null
    or p.is_equal then 'duplicate'
    when p.is_revision then 'revised'
    else 'new'
  end as verdict,
  p.is_revision
  and not p.is_held as is_revision,
  f.row_number is not null
  and v.variant_count > 1 as is_conflict,
  coalesce(
    f.row_number is not null
    and (
      not p.is_equal
      or (
        v.variant_count > 1
        and v.fresh_count > 0
      )
    ),
    false
  ) as is_landed
from
  placed p
  left join firsts f on f.row_number = p.row_number
  left join variants v on v.record_key = f.record_key;
