-- 走访和联系从哪天起有记录：在此之前有没有走访过、有没有联系人，谁也不知道。
-- @grain 一行
-- @column visits_from  最早一条走访的日期
-- @column links_from  最早一条联系的日期
select
  (
    select
      min(visited_on)
    from
      core.visits
  ) as visits_from,
  (
    select
      min(linked_from)
    from
      core.links
  ) as links_from
