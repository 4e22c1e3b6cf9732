-- 信访诉求，各编号取最近一次报送的内容。
-- @grain 一件信访诉求
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
  r.petition_id,
  r.channel,
  r.org_id,
  r.org_name,
  r.region_code,
  r.region_name,
  r.received_at,
  r.accepted_at,
  r.notified_at,
  r.due_at,
  r.extended_to,
  r.replied_at,
  r.closed_at,
  r.petition_kind,
  r.topic_name,
  r.title,
  r.body,
  r.reply,
  r.handler_org_name,
  r.ent_id,
  r.ent_name,
  r.industry,
  r.groups,
  r.people_count,
  r.amount_yuan,
  r.petitioner_key,
  r.leader_form,
  r.result,
  r.reply_form,
  r.satisfaction
from raw.petitions r
anti join (
  select record_key, max(batch_no) as batch_no
  from raw.petitions
  where is_revision
  group by record_key
) later on later.record_key = r.record_key and later.batch_no > r.batch_no
anti join (
  select record_key, batch_no, max(row_number) as row_number
  from raw.petitions
  where is_conflict
  group by all
) last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number
