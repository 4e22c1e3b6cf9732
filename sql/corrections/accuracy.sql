-- How often the machine was right, by what it had said, over all months.
select
  kind,
  machine_value,
  sum(labelled_count)::integer as labelled_count,
  sum(right_count)::integer as right_count
from
  marts.correction_accuracy
group by
  kind,
  machine_value
order by
  kind,
  labelled_count desc,
  machine_value
