-- 日期不可能的记录：晚于数据截止日，或先后颠倒。仍计入件数，不计入按期、时长、评价等比率；请来源核对更正。
-- @grain 一条记录的一种矛盾
-- @not_null source, fault, org_path
-- @column record_id  来源的编号；检举控告不列编号
-- @column happened_on  记录自己的日期
-- @column fault  矛盾的种类，页面上写成文字
with
  found as (
    select
      'petitions' as source,
      case
        when petition_kind is distinct from 'accusation' then petition_id
      end as record_id,
      received_at::date as happened_on,
      date_fault as fault,
      unit_org_id
    from
      core.petitions
    union all
    select
      'visits',
      v.visit_id,
      v.visited_on,
      case
        when v.visited_on > b.as_of then 'visited_future'
        when v.entered_on < v.visited_on then 'entered_before_visit'
      end,
      v.unit_org_id
    from
      core.visits v
      cross join raw.build b
    union all
    select
      'visit_problems',
      problem_id,
      raised_on,
      date_fault,
      unit_org_id
    from
      core.visit_problems
    union all
    select
      'negotiations',
      n.nego_id,
      coalesce(n.signed_on, n.offered_on),
      case
        when greatest(n.offered_on, n.signed_on) > b.as_of then 'step_future'
        when n.signed_on < n.offered_on then 'signed_before_offered'
        when n.effective_to < n.effective_from then 'ends_before_start'
      end,
      n.unit_org_id
    from
      core.negotiations n
      cross join raw.build b
    union all
    select
      'posts',
      null,
      p.published_at::date,
      case
        when p.published_at::date > b.as_of then 'published_future'
      end,
      p.unit_org_id
    from
      core.posts p
      cross join raw.build b
  )
select
  f.source,
  f.record_id,
  f.happened_on,
  f.fault,
  coalesce(o.org_name, f.unit_org_id, '') as unit_name,
  coalesce(o.org_path, '/') as org_path
from
  found f
  left join core.orgs o on o.org_id = f.unit_org_id
where
  f.fault is not null
