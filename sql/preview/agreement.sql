-- How many corrected records the machine would have got right before and after.
select
  count(*)::integer as record_count,
  count(*) filter(b.is_right)::integer as before,
  count(*) filter(a.is_right)::integer as after
from
  read_parquet($before::varchar) b
  join read_parquet($after::varchar) a on a.correction_id = b.correction_id
