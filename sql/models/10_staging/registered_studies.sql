-- 年度调研课题：台账登记的，和在课题页立项的（选题阶段的不算，已在台账的以台账为准）。
-- @grain 一个课题
select
  r.record_key,
  r.content_hash,
  r.study_id,
  r.org_id,
  r.org_name,
  r.plan_year,
  r.title,
  r.topic_codes,
  r.lead_department,
  r.has_plan,
  r.due_on,
  r.finished_on,
  r.study_stage,
  r.adopted_on
from
  raw.registered_studies r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.registered_studies
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
union all
select
  'own|' || o.study_id,
  '',
  o.study_id,
  o.org_id,
  o.org_name,
  o.plan_year,
  o.title,
  o.topic_codes,
  null,
  o.has_plan,
  o.due_on,
  o.finished_on,
  o.study_stage,
  o.adopted_on
from
  raw.own_studies o
