-- 等人确定是哪家企业的写法，讲到次数多的在前，及其总数。
-- @not_null words, record_count, first_on, last_on, best_score, candidate_ids, candidate_names, total
select
  words,
  record_count,
  first_on,
  last_on,
  best_score,
  candidate_ids,
  candidate_names,
  (count(*) over ())::integer as total
from
  marts.enterprise_queue
order by
  record_count desc,
  words
limit
  $page_size::integer
offset
  $page_start::integer
