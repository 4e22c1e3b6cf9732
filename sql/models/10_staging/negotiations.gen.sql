-- 工资集体协商，各编号取最近一次报送的内容。
-- @grain 一次集体协商
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
  r.nego_id,
  r.nego_type,
  r.org_id,
  r.org_name,
  r.region_code,
  r.region_name,
  r.ent_id,
  r.ent_name,
  r.covered_ent_ids,
  r.sector,
  r.offer_by,
  r.offered_on,
  r.answered_on,
  r.met_on,
  r.congress_on,
  r.signed_on,
  r.filed_on,
  r.reviewed_on,
  r.effective_from,
  r.effective_to,
  r.published_on,
  r.ents_covered,
  r.workers_covered,
  r.women_covered,
  r.migrants_covered,
  r.agency_covered,
  r.increase_pct,
  r.lowest_wage_yuan,
  r.base_wage_yuan,
  r.clauses,
  r.performed,
  r.checked_on,
  r.renews_nego_id,
  r.stage
from raw.negotiations r
anti join (
  select record_key, max(batch_no) as batch_no
  from raw.negotiations
  where is_revision
  group by record_key
) later on later.record_key = r.record_key and later.batch_no > r.batch_no
anti join (
  select record_key, batch_no, max(row_number) as row_number
  from raw.negotiations
  where is_conflict
  group by all
) last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number
