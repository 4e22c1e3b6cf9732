-- 有人对热点问题作出、已在这一版数据里生效的决定。
-- @grain 一次决定
-- @key decision_id
-- @not_null decision_id, issue_id, kind, decided_on
-- @column kind  merge 合并、split 拆分、rename 改名、close 办结、confirm 确认名称
select
  decision_id,
  issue_id,
  kind,
  decided_on
from
  raw.issue_decisions
