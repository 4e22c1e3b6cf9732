-- Requests by finished month, place and topic at every level, in ten-day parts; '' is the province and all topics.
-- Accusations (检举控告) are left out, as in the records that a cell leads to.
with
  requests as (
    select
      strftime(r.month, '%Y-%m-%d') as month,
      list_distinct(['', left(r.topic_code, 3), r.topic_code]) as topics,
      list_distinct(['', coalesce(r.city_code, ''), coalesce(r.county_code, '')]) as places,
      least((day(r.recorded_on) - 1) // 10, 2)::integer as part
    from
      core.annotated_records r
      join core.months m on m.month = r.month
    where
      r.is_request
      and r.topic_code <> 'T99'
      and m.is_finished
      and not exists (
        select
          1
        from
          core.petitions p
        where
          p.petition_kind = 'accusation'
          and r.source = 'petitions'
          and p.batch_no = r.batch_no
          and p.row_number = r.row_number
      )
  ),
  by_topic as (
    select
      month,
      unnest(topics) as topic_code,
      places,
      part
    from
      requests
  ),
  by_place as (
    select
      month,
      topic_code,
      unnest(places) as place,
      part
    from
      by_topic
  )
select
  month,
  topic_code,
  place,
  count(*) filter(part = 0)::integer as first_count,
  count(*) filter(part = 1)::integer as second_count,
  count(*) filter(part = 2)::integer as third_count
from
  by_place
group by
  month,
  topic_code,
  place
order by
  topic_code,
  place,
  month
