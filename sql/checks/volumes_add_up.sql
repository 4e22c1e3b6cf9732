-- 每条记录恰好进入一个单元：按月按类别的记录数加起来等于各来源的记录数。
with
  counted as (
    select
      source,
      sum(record_count)::bigint as record_count
    from
      marts.volumes
    group by
      source
  ),
  held as (
    select
      'visits' as source,
      count(*) as record_count
    from
      core.visits
    union all
    select
      'petitions',
      count(*)
    from
      core.petitions
    union all
    select
      'negotiations',
      count(*)
    from
      core.negotiations
    where
      signed_on is not null
    union all
    select
      'posts',
      count(*)
    from
      core.posts
  )
select
  h.source,
  h.record_count,
  coalesce(c.record_count, 0) as counted
from
  held h
  left join counted c on c.source = h.source
where
  h.record_count <> coalesce(c.record_count, 0)
