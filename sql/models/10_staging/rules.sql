-- 规则参数：政策的数字和默认读法，按生效日期。
-- @grain 一项参数的一段有效期
select
  r.record_key,
  r.content_hash,
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
from
  raw.rules r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.rules
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
