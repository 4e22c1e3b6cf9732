-- 年度调研课题，各编号取最近一次报送的内容。
-- @grain 一个课题
-- Generated from the contract by `npm run types`. Do not edit.
select
  r.record_key,
  r.content_hash,
  r.batch_no,
  r.source_file,
  r.row_number,
  r.is_conflict,
  r.source_system,
  r.sending_unit,
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
from raw.registered_studies r
anti join (
  select record_key, max(batch_no) as batch_no
  from raw.registered_studies
  where is_revision
  group by record_key
) later on later.record_key = r.record_key and later.batch_no > r.batch_no
anti join (
  select record_key, batch_no, max(row_number) as row_number
  from raw.registered_studies
  where is_conflict
  group by all
) last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number
