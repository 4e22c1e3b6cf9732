-- 未办结的信访事项及期限：逾期、十个工作日内到期、其余；检举控告不列。
-- @grain 一件未办结的信访
-- @not_null petition_id, due_state, org_path
-- @column due_state  overdue 逾期、soon 十个工作日内到期、running 在期限内、no_clock 没有受理日期算不出期限
-- @column working_days  距期限的工作日，逾期为负
select
  p.petition_id,
  p.channel,
  p.received_at::date as received_on,
  p.accepted_at::date as accepted_on,
  p.due_on,
  p.is_extended,
  p.topic_name,
  p.is_group,
  p.is_repeat,
  p.leader_form,
  p.unit_org_id,
  coalesce(o.org_name, p.unit_org_id) as unit_name,
  p.org_path,
  coalesce(p.county_code, '') as county_code,
  coalesce(p.city_code, '') as city_code,
  (d.working_no - t.working_no)::integer as working_days,
  date_diff('day', b.as_of, p.due_on)::integer as calendar_days,
  case
    when p.due_on is null then 'no_clock'
    when p.due_on < b.as_of then 'overdue'
    when d.working_no - t.working_no <= 10 then 'soon'
    else 'running'
  end as due_state
from
  core.petitions p
  cross join raw.build b
  join core.working_days t on t.day_on = b.as_of
  left join core.working_days d on d.day_on = p.due_on
  left join core.orgs o on o.org_id = p.unit_org_id
where
  (
    p.closed_at is null
    or p.closed_at::date > b.as_of
  )
  and p.petition_kind is distinct from 'accusation'
  and p.petition_id is not null
