-- 一个热点问题的文字里写明的金额和人数；同样的文字只算一次。
-- @not_null amount_texts, people_texts
with
  texts as (
    select
      text,
      max(amount_yuan) as amount_yuan,
      max(people_count) as people_count
    from
      marts.search_records
    where
      issue_id = $issue_id::varchar
      and starts_with(org_path, $scope_path::varchar)
    group by
      text
  )
select
  count(amount_yuan)::integer as amount_texts,
  sum(amount_yuan)::double as amount_sum,
  median(amount_yuan)::double as amount_median,
  count(people_count)::integer as people_texts,
  sum(people_count)::double as people_sum,
  max(people_count)::integer as people_most
from
  texts
