-- Spellings that wait for a person, those in most records first.
select
  words,
  record_count,
  first_on::varchar as first_on,
  last_on::varchar as last_on,
  best_score,
  candidate_ids,
  candidate_names
from
  marts.enterprise_queue
order by
  record_count desc,
  words
limit
  $limit::integer
