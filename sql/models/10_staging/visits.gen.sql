-- 走访记录，各编号取最近一次报送的内容。
-- @grain 一条走访记录
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
  r.visit_id,
  r.org_id,
  r.org_name,
  r.region_code,
  r.region_name,
  r.township,
  r.visited_on,
  r.day_share,
  r.visit_kind,
  r.purposes,
  r.ent_id,
  r.ent_name,
  r.household_key,
  r.leader_post,
  r.cadre_keys,
  r.stay_from,
  r.stay_to,
  r.workers_met,
  r.groups,
  r.topic_name,
  r.opinions,
  r.actions,
  r.result,
  r.rating,
  r.aid_yuan,
  r.entered_on
from raw.visits r
anti join (
  select record_key, max(batch_no) as batch_no
  from raw.visits
  where is_revision
  group by record_key
) later on later.record_key = r.record_key and later.batch_no > r.batch_no
anti join (
  select record_key, batch_no, max(row_number) as row_number
  from raw.visits
  where is_conflict
  group by all
) last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number
