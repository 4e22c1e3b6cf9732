-- 信访诉求，已归到单位和地区，附办理期限与是否按期。
-- @grain 一件信访诉求；同一编号在一个文件里内容不同的各算一件并标记
-- @key record_key, content_hash
-- @not_null record_key, received_at, org_path, region_method
-- @column due_on  应办结日期：受理之日起 60 日，延期的取延期日（信访工作条例第三十四条）；建议意见、检举控告和没有受理日期的为空
-- @column is_on_time  在期限内办结；到期未办结为否；未到期为空
-- @column reply_days  登记到答复的自然日数
-- @column region_method  地区如何得到：correction 研究人员更正、code 代码、name 地区名、org 单位、agency 承办单位、text 正文、city 只到市、none 未知
with named as (
  select r.*, coalesce(o.org_id, n.org_id) as own_org_id,
    pc.county_code as corrected_county, pc.city_code as corrected_city, rc.county_code as code_county, rn.county_code as name_county, ag.county_code as agency_county, tp.county_code as text_county,
    coalesce(rc.city_code, rn.city_code) as named_city, ag.city_code as agency_city
  from staging.petitions r
  left join core.regions rc on rc.region_code = r.region_code
  left join core.place_texts rn on rn.place_text = r.region_name
  left join core.place_texts ag on ag.place_text = r.handler_org_name
  left join core.petition_text_places tp on tp.record_key = r.record_key and tp.content_hash = r.content_hash
  left join core.place_corrections pc on pc.source = 'petitions' and pc.record_key = r.record_key and pc.content_hash = r.content_hash
  left join core.orgs o on o.org_id = r.org_id
  left join core.org_names n on n.org_name = r.org_name
),
placed as (
  select n.*, case when corrected_city is not null then corrected_county else coalesce(code_county, name_county, oo.county_code,
      case when named_city is null or named_city = agency_city then agency_county end, text_county) end as county_code,
    coalesce(corrected_city, named_city, oo.city_code, agency_city) as direct_city, oo.county_code as org_county
  from named n
  left join core.orgs oo on oo.org_id = n.own_org_id
),
located as (
  select p.*, coalesce(c.city_code, p.direct_city) as city_code
  from placed p
  left join core.regions c on c.region_code = p.county_code
),
clocked as (
  select *, case when accepted_at is not null and coalesce(petition_kind, 'claim') = 'claim'
    then coalesce(extended_to::date, accepted_at::date + 60) end as due_on
  from located
)
select w.record_key, w.content_hash, w.batch_no, w.source_file, w.row_number, w.is_conflict, w.petition_id, w.channel, w.received_at, w.accepted_at, w.closed_at, w.replied_at,
  w.due_on,
  case when w.closed_at::date <= w.due_on then true when w.due_on < b.as_of or w.closed_at::date > w.due_on then false end as is_on_time,
  case when w.replied_at >= w.received_at then date_diff('day', w.received_at::date, w.replied_at::date) end as reply_days,
  w.petition_kind, w.topic_name, w.people_count, w.amount_yuan, w.satisfaction, w.result,
  coalesce(w.own_org_id, cc.org_id, ci.org_id, pr.org_id) as org_id, coalesce(u.unit_org_id, '') as unit_org_id, coalesce(u.org_path, '/') as org_path,
  w.county_code, w.city_code,
  case when w.corrected_city is not null then 'correction' when w.code_county is not null then 'code' when w.name_county is not null then 'name' when w.org_county is not null then 'org'
    when w.county_code is not null and w.county_code is not distinct from w.agency_county then 'agency'
    when w.text_county is not null then 'text' when w.city_code is not null then 'city' else 'none' end as region_method
from clocked w
cross join raw.build b
left join core.county_orgs cc on cc.region_code = w.county_code
left join core.county_orgs ci on ci.region_code = w.city_code
left join core.county_orgs pr on pr.region_code = '610000'
left join core.orgs u on u.org_id = coalesce(w.own_org_id, cc.org_id, ci.org_id, pr.org_id)
