-- 有人对一个热点问题作出的决定，同一种以最后一次为准。
-- @grain 一个作过决定的热点问题
-- @key issue_id
-- @not_null issue_id
-- @column new_label  改过的名称
-- @column confirmed_label  确认可以写进简报的名称
-- @column settled_on  办结日期
-- @column settled_last_on  办结时最近一条记录的日期
-- @column settled_count  办结时的条数
select
  issue_id,
  max_by(label, decision_id) filter(kind = 'rename') as new_label,
  max_by(label, decision_id) filter(kind = 'confirm') as confirmed_label,
  max_by(decided_on, decision_id) filter(kind = 'close') as settled_on,
  max_by(last_on, decision_id) filter(kind = 'close') as settled_last_on,
  max_by(record_count, decision_id) filter(kind = 'close') as settled_count
from
  raw.issue_decisions
group by
  issue_id
