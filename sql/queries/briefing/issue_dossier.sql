-- 专题快报的来历和办理：各来源首条日期，文字里写明的金额（同样的文字只算一次），信访件办结情况；都算到这一版数据为止。
-- @not_null issue_id, amount_texts
with
  records as (
    select
      issue_id,
      source,
      recorded_on,
      text,
      amount_yuan
    from
      marts.search_records
    where
      list_contains($issue_ids::varchar[], issue_id)
      and starts_with(org_path, $scope_path::varchar)
  ),
  amounts as (
    select
      issue_id,
      text,
      max(amount_yuan) as amount_yuan
    from
      records
    group by
      issue_id,
      text
  ),
  claims as (
    select
      issue_id,
      count(amount_yuan)::integer as amount_texts,
      sum(amount_yuan)::double as amount_sum
    from
      amounts
    group by
      issue_id
  )
select
  r.issue_id,
  min(r.recorded_on) filter(r.source = 'petitions') as petitions_first_on,
  min(r.recorded_on) filter(r.source = 'posts') as posts_first_on,
  min(r.recorded_on) filter(r.source = 'visits') as visits_first_on,
  any_value(c.amount_texts) as amount_texts,
  any_value(c.amount_sum) as amount_sum,
  any_value(o.petition_count) as petition_count,
  any_value(o.closed_count) as closed_count
from
  records r
  join claims c on c.issue_id = r.issue_id
  left join marts.issue_outcomes o on o.issue_id = r.issue_id
group by
  r.issue_id
order by
  r.issue_id
