-- 公开承诺的实事：六项内容、时限、完成与逾期。
-- @grain 一件承诺的实事
-- @key promise_id
-- @not_null promise_id, plan_year, promise_state, org_path
-- @column promise_state  done 按时完成、done_late 逾期完成、overdue 逾期未完成、running 在期限内、no_deadline 没有写时限
-- @column missing_fields  六项中缺哪几项
select
  p.promise_id,
  p.plan_year,
  p.item,
  p.measure,
  p.deadline,
  p.leader_post,
  p.department,
  p.responsible_post,
  p.done_on,
  case
    when p.done_on is not null
    and (
      p.deadline is null
      or p.done_on <= p.deadline
    ) then 'done'
    when p.done_on is not null then 'done_late'
    when p.deadline is null then 'no_deadline'
    when p.deadline < b.as_of then 'overdue'
    else 'running'
  end as promise_state,
  list_filter(
    [
      case
        when coalesce(p.item, '') = '' then '项目'
      end,
      case
        when coalesce(p.measure, '') = '' then '措施'
      end,
      case
        when p.deadline is null then '时限'
      end,
      case
        when coalesce(p.leader_post, '') = '' then '分管领导'
      end,
      case
        when coalesce(p.department, '') = '' then '责任部门'
      end,
      case
        when coalesce(p.responsible_post, '') = '' then '责任人'
      end
    ],
    x -> x is not null
  ) as missing_fields,
  greatest(date_diff('day', p.deadline, coalesce(p.done_on, b.as_of)), 0)::integer as late_days,
  p.unit_org_id,
  coalesce(o.org_name, p.unit_org_id) as unit_name,
  p.org_path,
  coalesce(p.county_code, '') as county_code,
  coalesce(p.city_code, '') as city_code
from
  core.promises p
  cross join raw.build b
  left join core.orgs o on o.org_id = p.org_id
