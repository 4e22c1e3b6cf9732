-- 走访、联系和协议从哪天起有记录：在此之前有没有走访过、有没有联系人、有没有协议，谁也不知道。
-- @grain 一行
-- @column visits_from  最早一条走访的日期
-- @column links_from  最早一条联系的日期
-- @column agreed_from  最早一份协议生效的日期
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
  ) as links_from,
  (
    select
      min(effective_from)
    from
      core.agreement_coverage
  ) as agreed_from
