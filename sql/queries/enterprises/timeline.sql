-- 一家企业的走访、诉求、帖文和协议，按日期先后；检举控告件不在内。
-- @not_null happened_on, source, is_request
select
  recorded_on as happened_on,
  source,
  channel,
  topic_code,
  coalesce(t.topic_name, '未归类') as topic_name,
  is_request,
  issue_id,
  null::double as increase_pct,
  null::date as effective_to
from
  marts.search_records r
  left join marts.topics t using (topic_code)
where
  ent_id = $ent_id::varchar
union all
select
  signed_on,
  'negotiations',
  nego_type,
  null,
  null,
  false,
  null,
  increase_pct,
  effective_to
from
  marts.agreements
where
  list_contains(ent_ids, $ent_id::varchar)
order by
  happened_on,
  source
