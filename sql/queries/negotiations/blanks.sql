-- 应协商企业中没有有效协议的，按单位、行业、所有制、规模之一。
-- @not_null division, part, ent_count, blank_count, workers, blank_workers
select
  $division::varchar as division,
  case $division::varchar
    when 'industry' then industry
    when 'ownership' then ownership
    when 'size' then ent_size
    else unit_name
  end as part,
  sum(ent_count)::integer as ent_count,
  sum(blank_count)::integer as blank_count,
  sum(workers)::integer as workers,
  sum(blank_workers)::integer as blank_workers
from
  marts.agreement_blanks
where
  starts_with(org_path, $scope_path::varchar)
group by all
order by
  blank_count desc,
  part
