-- 各来源从哪个月起有记录；在此之前没有数据，不等于 0。基础资料从任一来源的第一个月起。
-- @grain 一个来源
-- @key source
with
  firsts as (
    select
      'visits' as source,
      min(visited_on) as first_on
    from
      core.visits
    union all
    select
      'petitions',
      min(received_at)::date
    from
      core.petitions
    union all
    select
      'negotiations',
      min(signed_on)
    from
      core.negotiations
    union all
    select
      'posts',
      min(published_at)::date
    from
      core.posts
  )
select
  source,
  date_trunc('month', first_on)::date as first_month
from
  firsts
union all
select
  'reference',
  date_trunc(
    'month',
    coalesce(
      min(first_on) filter(
        where
          source in ('visits', 'petitions')
      ),
      min(first_on)
    )
  )::date
from
  firsts
