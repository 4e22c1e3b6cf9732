-- 规则参数，各编号取最近一次报送的内容。
-- @grain 一项参数的一段有效期
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
  r.rule_key,
  r.rule_label,
  r.rule_value,
  r.rule_list,
  r.unit,
  r.clause,
  r.basis,
  r.reason,
  r.rule_version,
  r.valid_from
from raw.rules r
anti join (
  select record_key, max(batch_no) as batch_no
  from raw.rules
  where is_revision
  group by record_key
) later on later.record_key = r.record_key and later.batch_no > r.batch_no
anti join (
  select record_key, batch_no, max(row_number) as row_number
  from raw.rules
  where is_conflict
  group by all
) last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number
