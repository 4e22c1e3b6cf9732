-- 已在这一版数据里生效的决定的编号。
-- @not_null decision_id
select
  decision_id
from
  marts.issue_decisions
