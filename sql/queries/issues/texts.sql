-- 一个热点问题的代表原件：已遮盖的文字和归类所依据的词语；检举控告件不在内。
-- @not_null record_id, source, recorded_on, text, title_length
select
  r.record_id,
  r.source,
  r.channel,
  r.recorded_on,
  r.text,
  r.title_length,
  r.evidence,
  coalesce(c.region_name, '') as city_name,
  coalesce(y.region_name, '') as county_name
from
  marts.search_records r
  left join marts.regions c on c.region_code = r.city_code
  left join marts.regions y on y.region_code = r.county_code
where
  r.issue_id = $issue_id::varchar
  and starts_with(r.org_path, $scope_path::varchar)
order by
  list_contains($representative_ids::varchar[], r.record_id) desc,
  r.reactions desc nulls last,
  r.recorded_on desc,
  r.record_id
limit
  6
