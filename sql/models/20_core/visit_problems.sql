-- 走访中提出的问题及办理去向，单位和地区取自该次走访，走访未入库的取问题台账自己写的。
-- @grain 一个走访问题
-- @key record_key, content_hash
-- @not_null problem_id, raised_on, org_path
-- @column topic_code  一级主题；来源没有标注或认不出为空
-- @column cadre_keys  那次走访的参与干部
-- @column solved_on  解决日期，早于提出日期的不算
-- @column date_fault  日期不可能的第一种：晚于截止日，解决或答复早于提出；有矛盾的不计入比率
with
  visits as (
    select
      visit_id,
      workers_met,
      cadre_keys,
      org_id,
      unit_org_id,
      org_path,
      county_code,
      city_code
    from
      core.visits
    where
      visit_id is not null
    qualify
      row_number() over (
        partition by
          visit_id
        order by
          record_key,
          content_hash
      ) = 1
  ),
  placed as (
    select
      r.*,
      v.workers_met,
      v.cadre_keys,
      v.unit_org_id as visit_unit,
      v.org_path as visit_path,
      v.county_code as visit_county,
      v.city_code as visit_city,
      a.own_org_id,
      a.named_county as own_county,
      a.named_city as own_city
    from
      staging.visit_problems r
      left join visits v on v.visit_id = r.visit_id
      join core.written_places a on a.written_org_id is not distinct from r.org_id
      and a.org_name is not distinct from r.org_name
      and a.region_code is not distinct from r.region_code
      and a.region_name is not distinct from r.region_name
  )
select
  p.record_key,
  p.content_hash,
  p.batch_no,
  p.row_number,
  p.problem_id,
  p.visit_id,
  p.raised_on,
  p.topic_name,
  t.topic_code,
  p.worker_group,
  p.assigned_on,
  p.assigned_org_name,
  case
    when p.solved_on >= p.raised_on then p.solved_on
  end as solved_on,
  p.replied_on,
  p.reply_form,
  case
    when p.raised_on > b.as_of then 'raised_future'
    when greatest(p.solved_on, p.replied_on) > b.as_of then 'step_future'
    when p.solved_on < p.raised_on then 'solved_before_raised'
    when p.replied_on < p.raised_on then 'replied_before_raised'
  end as date_fault,
  p.workers_met,
  p.cadre_keys,
  coalesce(p.visit_unit, u.unit_org_id, '') as unit_org_id,
  coalesce(p.visit_path, u.org_path, '/') as org_path,
  coalesce(p.visit_county, p.own_county, u.county_code) as county_code,
  coalesce(p.visit_city, p.own_city, u.city_code) as city_code
from
  placed p
  cross join raw.build b
  left join core.county_orgs cc on cc.region_code = coalesce(p.own_county, p.own_city)
  left join core.orgs u on u.org_id = coalesce(p.own_org_id, cc.org_id)
  left join core.topic_names t on t.topic_text = p.topic_name
