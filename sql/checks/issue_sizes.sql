-- 热点问题的条数与成员数一致，没有成员落在册外。
select
  i.issue_id,
  i.size,
  count(m.record_id)::integer as members
from
  marts.issues i
  left join core.issue_members m on m.issue_id = i.issue_id
group by
  i.issue_id,
  i.size
having
  count(m.record_id) <> i.size
