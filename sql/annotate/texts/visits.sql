-- The workers' words in the visits of one batch; the measures stands in only where nothing was noted, since the
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
