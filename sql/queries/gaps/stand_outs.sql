-- 要在标题里点名的盲区：没有任何走访的县、没有报送的单位。
-- @not_null gap_id, gap_type, subject_kind, unit_name
select
  gap_id,
  gap_type,
  subject_kind,
  silence,
  county_name,
  unit_name
from
  marts.gaps
where
  starts_with(org_path, $scope_path::varchar)
  and (
    $city_code::varchar is null
    or city_code = $city_code::varchar
  )
  and (
    $county_code::varchar is null
    or county_code = $county_code::varchar
  )
  and closed_on is null
  and (
    (
      gap_type = 'G1'
      and subject_kind = 'county'
    )
    or (
      gap_type = 'G6'
      and silence <> 'zero'
    )
  )
order by
  need desc,
  gap_id
