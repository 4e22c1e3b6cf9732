-- 研究人员更正的和从正文认出的地区，优先于登记的写法；登记单位不变。
-- @grain 一件信访诉求
-- @key record_key, content_hash
-- @not_null record_key, content_hash, region_method, org_id, unit_org_id, org_path
-- @column region_method  correction 研究人员更正、text 正文
with
  marked as (
    select
      record_key,
      content_hash,
      county_code,
      city_code,
      'correction' as region_method
    from
      core.place_corrections
    where
      source = 'petitions'
    union all
    select
      t.record_key,
      t.content_hash,
      t.county_code,
      r.city_code,
      'text' as region_method
    from
      core.petition_text_places t
      join core.regions r on r.region_code = t.county_code
      anti join core.place_corrections c on c.source = 'petitions'
      and c.record_key = t.record_key
      and c.content_hash = t.content_hash
  )
select
  m.record_key,
  m.content_hash,
  m.county_code,
  m.city_code,
  m.region_method,
  p.org_id,
  p.unit_org_id,
  p.org_path
from
  marked m
  join core.place_unions p on p.place_code = coalesce(m.county_code, m.city_code)
