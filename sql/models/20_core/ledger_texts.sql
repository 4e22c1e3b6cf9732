-- 台账文字雷同：近 12 个月各单位写了意见或事项的走访中，文字（去掉数字和标点后）与本单位别的走访完全相同的。
-- @grain 一个统计单位
-- @key unit_org_id
-- @not_null unit_org_id, text_count, distinct_count, copied_count
-- @column copied_count  同样的文字在本单位出现三次以上的走访数
with
  texts as (
    select
      v.unit_org_id,
      md5(
        regexp_replace(coalesce(s.opinions, '') || '|' || coalesce(s.actions, ''), '[0-9０-９\s，。、；：,.;:（）()]', '', 'g')
      ) as text_hash
    from
      core.visits v
      join staging.visits s on s.record_key = v.record_key
      and s.content_hash = v.content_hash
      cross join raw.build b
    where
      v.visited_on > b.as_of - 365
      and v.unit_org_id <> ''
      and length(coalesce(s.opinions, '')) >= 8
  ),
  repeated as (
    select
      unit_org_id,
      text_hash,
      count(*) as n
    from
      texts
    group by
      unit_org_id,
      text_hash
  )
select
  unit_org_id,
  sum(n)::integer as text_count,
  count(*)::integer as distinct_count,
  coalesce(
    sum(n) filter(
      where
        n >= 3
    ),
    0
  )::integer as copied_count
from
  repeated
group by
  unit_org_id
