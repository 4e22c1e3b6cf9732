-- 一周里记录最多的热点问题，附此前四周的合计；条数和状态按所选范围。
-- @not_null issue_id, label, state, week_count, before_count
select
  i.issue_id,
  i.label,
  i.state,
  count(*) filter(
    where
      r.recorded_on between $from_on::date and $to_on::date
  )::integer as week_count,
  count(*) filter(
    where
      r.recorded_on < $from_on::date
  )::integer as before_count
from
  marts.search_records r
  join marts.issues i using (issue_id)
where
  r.recorded_on between $before_from::date and $to_on::date
  and starts_with(r.org_path, $scope_path::varchar)
group by
  i.issue_id,
  i.label,
  i.state
having
  count(*) filter(
    where
      r.recorded_on between $from_on::date and $to_on::date
  ) > 0
order by
  week_count desc,
  before_count desc,
  i.issue_id
limit
  $row_limit::integer
