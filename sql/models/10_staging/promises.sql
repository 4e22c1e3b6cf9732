-- 每年公开承诺的实事。
-- @grain 一件承诺的实事
select
  r.record_key,
  r.content_hash,
  r.promise_id,
  r.org_id,
  r.org_name,
  r.plan_year,
  r.item,
  r.measure,
  r.deadline,
  r.leader_post,
  r.department,
  r.responsible_post,
  r.done_on
from
  raw.promises r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.promises
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
