-- 信访诉求，已归到单位和地区，附办理期限、是否按期，以及告知、重复、集体、领导接办、答复形式等办理事实。
-- @grain 一件信访诉求；同一编号在一个文件里内容不同的算一件，取最后一行并标记
-- @key record_key, content_hash
-- @not_null record_key, received_at, org_path, region_method, is_group, is_repeat
-- @column due_on  应办结日期，见 core.petition_terms
-- @column date_fault  日期不可能的先后，见 core.petition_terms；有矛盾的不计入任何比率和时长
-- @column is_on_time  期限已过的：在期限内办结为是，逾期办结和到期未办结为否；期限未过的为空，已办结的也一样
-- @column reply_days  登记到答复的自然日数
-- @column waiting_days  没有答复日期的：登记到截止日的自然日数，已办结的到办结日
-- @column region_method  地区如何得到：correction 研究人员更正、code 代码、name 地区名、org 单位、agency 承办单位、text 正文、city 只到市、none 未知
-- @column notify_state  on_time 15 日内告知、late 超过 15 日、none 超过 15 日仍没有告知；未满 15 日为空（信访工作条例第二十三条）
-- @column is_group  涉及 5 人以上
-- @column is_repeat  同一信访人同一类别 365 天内再次反映；没有类别的不算
with
  placed as (
    select
      r.* exclude (org_id),
      case
        when m.record_key is null
        or a.own_org_id is not null then a.org_id
        else m.org_id
      end as org_id,
      case
        when m.record_key is null
        or a.own_org_id is not null then a.unit_org_id
        else m.unit_org_id
      end as unit_org_id,
      case
        when m.record_key is null
        or a.own_org_id is not null then a.org_path
        else m.org_path
      end as org_path,
      case
        when m.record_key is null then a.county_code
        else m.county_code
      end as county_code,
      case
        when m.record_key is null then a.city_code
        else m.city_code
      end as city_code,
      coalesce(m.region_method, a.region_method) as region_method
    from
      staging.petitions r
      join core.petition_places a on a.registered_org_id is not distinct from r.org_id
      and a.org_name is not distinct from r.org_name
      and a.region_code is not distinct from r.region_code
      and a.region_name is not distinct from r.region_name
      and a.handler_org_name is not distinct from r.handler_org_name
      left join core.petition_overrides m on m.record_key = r.record_key
      and m.content_hash = r.content_hash
  )
select
  w.record_key,
  w.content_hash,
  w.batch_no,
  w.source_file,
  w.row_number,
  w.is_conflict,
  w.petition_id,
  w.channel,
  w.received_at,
  w.accepted_at,
  w.closed_at,
  w.replied_at,
  e.due_on,
  e.date_fault,
  case
    when e.date_fault is null
    and e.due_on < b.as_of then coalesce(w.closed_at::date <= e.due_on, false)
  end as is_on_time,
  case
    when e.date_fault is null then date_diff('day', w.received_at::date, w.replied_at::date)
  end as reply_days,
  case
    when e.date_fault is null
    and w.replied_at is null then date_diff('day', w.received_at::date, coalesce(w.closed_at::date, b.as_of))
  end as waiting_days,
  w.petition_kind,
  w.topic_name,
  w.people_count,
  w.amount_yuan,
  w.satisfaction,
  w.result,
  w.leader_form,
  w.reply_form,
  w.extended_to is not null as is_extended,
  case
    when e.date_fault is not null then null
    when date_diff('day', w.received_at, w.notified_at) <= 15 then 'on_time'
    when w.notified_at is not null then 'late'
    when date_diff('day', w.received_at::date, b.as_of) > 15 then 'none'
  end as notify_state,
  coalesce(w.people_count, 1) >= 5 as is_group,
  d.row_number is not null as is_repeat,
  w.org_id,
  w.unit_org_id,
  w.org_path,
  w.county_code,
  w.city_code,
  w.region_method
from
  placed w
  cross join raw.build b
  join core.petition_terms e on e.record_key = w.record_key
  and e.content_hash = w.content_hash
  left join core.petition_repeats d on d.batch_no = w.batch_no
  and d.row_number = w.row_number
