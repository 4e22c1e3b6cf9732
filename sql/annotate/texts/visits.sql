-- What the workers said in the visits of one batch; what was done stands in only where nothing was noted, since the
-- doing names other matters.
select
  batch_no,
  row_number,
  '' as title,
  coalesce(opinions, actions, '') as text,
  '' as agency
from
  read_parquet($path::varchar)
where
  row_number > $after::integer
  and row_number <= $until::integer
