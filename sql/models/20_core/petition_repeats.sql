-- 重复信访：同一信访人同一类别在规定天数内再次反映；没有类别的不算。
-- @grain 一件重复的信访
-- @key batch_no, row_number
with
  several as (
    select
      petitioner_key,
      topic_name
    from
      staging.petitions
    where
      petitioner_key is not null
      and topic_name is not null
    group by all
    having
      count(*) > 1
  ),
  told as (
    select
      p.batch_no,
      p.row_number,
      p.received_at,
      p.received_at - lag (p.received_at) over (
        partition by
          p.petitioner_key,
          p.topic_name
        order by
          p.received_at,
          p.record_key,
          p.content_hash
      ) as since_last
    from
      staging.petitions p
      semi join several s on s.petitioner_key = p.petitioner_key
      and s.topic_name = p.topic_name
  )
select
  t.batch_no,
  t.row_number
from
  told t
  join core.clock_rules r on r.valid_from <= t.received_at::date
  and (
    r.valid_to is null
    or r.valid_to > t.received_at::date
  )
where
  t.since_last <= to_days(r.repeat_days)
