-- 盲区清单的一页：按类别、市、需要程度、派单情况筛选，需要程度高的在前。
-- @not_null gap_id, gap_type, subject_kind, unit_org_id, unit_name, org_path, county_code, city_code, size, size_unit
-- @not_null is_since_records, affected, industry_risk, demand_rank, need, total_rows
select
  gap_id,
  gap_type,
  subject_kind,
  subject_id,
  subject_name,
  unit_org_id,
  unit_name,
  org_path,
  county_code,
  city_code,
  county_name,
  topic_code,
  since_on,
  is_since_records,
  size,
  size_unit,
  total,
  industry,
  source,
  silence,
  own_count,
  peer_count,
  station_level,
  demand_place,
  visit_place,
  county_count,
  visit_count,
  workforce_percent,
  complaint_percent,
  affected,
  industry_risk,
  demand_rank,
  last_on,
  closed_on,
  closed_by,
  need,
  count(*) over ()::integer as total_rows
from
  marts.gaps
where
  starts_with(org_path, $scope_path::varchar)
  and (
    $gap_type::varchar is null
    or gap_type = $gap_type::varchar
  )
  and (
    $city_code::varchar is null
    or city_code = $city_code::varchar
  )
  and (
    $county_code::varchar is null
    or county_code = $county_code::varchar
  )
  and need between $need_from::integer and $need_to::integer
  and ($closed::boolean = (closed_on is not null))
  and (
    $in_tasks::varchar[] is null
    or list_contains($in_tasks::varchar[], gap_id)
  )
  and (
    $not_in_tasks::varchar[] is null
    or not list_contains($not_in_tasks::varchar[], gap_id)
  )
order by
  case
    when $order::varchar = 'since' then since_on
  end nulls last,
  case
    when $order::varchar = 'size' then affected
  end desc nulls last,
  need desc,
  affected desc,
  gap_id
limit
  $row_limit::integer
offset
  $row_offset::integer
