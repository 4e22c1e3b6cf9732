-- 热点问题的来历：何时形成、并入、拆出，已并入别处的问题也在内。
-- @grain 一个问题的一次变化
-- @key issue_id, event_no
-- @not_null issue_id, event_no, kind
-- @column kind  created 形成、merged 并入了别的问题、merged_into 并入、split 拆出一部分、split_from 由拆分而来、dissolved 记录已撤回
-- @column happened_at  当时数据中最晚一条记录的时间
select
  issue_id,
  event_no,
  kind,
  happened_at,
  other_issue_id
from
  raw.issue_events
