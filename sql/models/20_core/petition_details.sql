-- 信访诉求办理的各项事实：告知、重复、集体、领导接办、答复形式，供办理页面计数。
-- @grain 一件信访诉求
-- @key batch_no, row_number
-- @not_null batch_no, row_number, received_at, org_path, is_group, is_repeat
-- @column notify_state  on_time 15 日内告知、late 超过 15 日、none 超过 15 日仍没有告知；未满 15 日为空（信访工作条例第二十三条）
-- @column is_group  涉及 5 人以上
-- @column is_repeat  同一信访人同一类别 365 天内再次反映
select p.batch_no, p.row_number, p.petition_id, p.channel, p.received_at, p.accepted_at, p.closed_at, p.replied_at, p.due_on, p.is_on_time, p.petition_kind, p.topic_name, p.people_count, p.satisfaction, p.result,
  p.unit_org_id, p.org_path, p.county_code, p.city_code, s.leader_form, s.reply_form, s.extended_to is not null as is_extended,
  case when date_diff('day', p.received_at, s.notified_at) <= 15 then 'on_time' when s.notified_at is not null then 'late' when date_diff('day', p.received_at::date, b.as_of) > 15 then 'none' end as notify_state,
  coalesce(p.people_count, 1) >= 5 as is_group,
  s.petitioner_key is not null and coalesce(p.received_at - lag(p.received_at) over (partition by s.petitioner_key, p.topic_name order by p.received_at, p.record_key, p.content_hash) <= interval 365 day, false) as is_repeat
from core.petitions p
join staging.petitions s on s.batch_no = p.batch_no and s.row_number = p.row_number
cross join raw.build b
