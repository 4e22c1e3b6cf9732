-- 接待日安排，各编号取最近一次报送的内容。
-- @grain 一个单位一位领导的一个计划接待日
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
  r.org_id,
  r.org_name,
  r.planned_on,
  r.held_on,
  r.leader_post,
  r.leader_form,
  r.cases
from raw.reception_days r
anti join (
  select record_key, max(batch_no) as batch_no
  from raw.reception_days
  where is_revision
  group by record_key
) later on later.record_key = r.record_key and later.batch_no > r.batch_no
anti join (
  select record_key, batch_no, max(row_number) as row_number
  from raw.reception_days
  where is_conflict
  group by all
) last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number
