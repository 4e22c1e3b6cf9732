-- 信访件和走访记录所写明的职工群体；帖文没有这一栏。
-- @grain 一行写明了职工群体的信访件或走访记录
-- @key source, batch_no, row_number
-- @not_null source, batch_no, row_number, worker_groups
-- @column worker_groups  群体代码，按代码排列，不重复；认不出的写法为 other
with
  named as (
    select
      'petitions' as source,
      batch_no,
      row_number,
      unnest(groups) as group_text
    from
      staging.petitions
    union all
    select
      'visits',
      batch_no,
      row_number,
      unnest(groups)
    from
      staging.visits
  )
select
  n.source,
  n.batch_no,
  n.row_number,
  list(
    distinct coalesce(g.group_code, 'other')
    order by
      coalesce(g.group_code, 'other')
  ) as worker_groups
from
  named n
  left join core.worker_groups g on g.group_text = n.group_text
group by all
