-- Texts by year, by topic before and after, and by whether they counted as a request before and after.
select
  b.year,
  b.topic_code as before_code,
  a.topic_code as after_code,
  b.is_request as was_request,
  a.is_request,
  count(*)::integer as text_count
from
  read_parquet($before::varchar) b
  join read_parquet($after::varchar) a on a.source = b.source
  and a.batch_no = b.batch_no
  and a.row_number = b.row_number
group by all
order by all
