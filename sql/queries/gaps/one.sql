-- 一个盲区。
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
  1::integer as total_rows
from
  marts.gaps
where
  gap_id = $gap_id::varchar
  and starts_with(org_path, $scope_path::varchar)
order by
  closed_on nulls first
