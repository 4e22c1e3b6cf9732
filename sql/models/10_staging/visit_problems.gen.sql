-- 走访问题台账，各编号取最近一次报送的内容。
-- @grain 一个走访问题
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
  r.problem_id,
  r.visit_id,
  r.org_id,
  r.org_name,
  r.region_code,
  r.region_name,
  r.raised_on,
  r.topic_name,
  r.worker_group,
  r.summary,
  r.assigned_on,
  r.assigned_org_name,
  r.solved_on,
  r.replied_on,
  r.reply_form
from raw.visit_problems r
anti join (
  select record_key, max(batch_no) as batch_no
  from raw.visit_problems
  where is_revision
  group by record_key
) later on later.record_key = r.record_key and later.batch_no > r.batch_no
anti join (
  select record_key, batch_no, max(row_number) as row_number
  from raw.visit_problems
  where is_conflict
  group by all
) last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number
