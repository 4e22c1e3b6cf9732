-- 一段时间里各单位的一项计数。
-- @not_null unit_org_id, unit_name, part, record_count
select
  c.unit_org_id,
  coalesce(o.org_name, c.unit_org_id) as unit_name,
  c.part,
  sum(c.record_count)::integer as record_count
from
  marts.work_counts c
  left join marts.orgs o on o.org_id = c.unit_org_id
where
  c.source = $source::varchar
  and c.measure = $measure::varchar
  and c.month between $from_month::date and $to_month::date
  and starts_with(c.org_path, $scope_path::varchar)
group by
  c.unit_org_id,
  o.org_name,
  c.part
order by
  c.unit_org_id,
  c.part
