-- 热点问题中的信访件办得怎样：多少件已办结、得到支持，办结用了多少天。
-- @grain 一个热点问题
-- @key issue_id
-- @column closed_count  已办结的件数，日期有矛盾的不计
-- @column median_days  登记到办结天数的中位数，未办结的按已等天数截尾（Kaplan–Meier）；办结不足五件或不到一半时为空
with
  members as (
    select
      m.issue_id,
      p.result,
      p.date_fault is null
      and p.closed_at is not null as is_closed,
      case
        when p.date_fault is null then date_diff('day', p.received_at::date, coalesce(p.closed_at::date, b.as_of))
      end as elapsed_days
    from
      core.issue_members m
      join core.petitions p on m.source = 'petitions'
      and p.batch_no = m.batch_no
      and p.row_number = m.row_number
      cross join raw.build b
  ),
  days as (
    select
      issue_id,
      elapsed_days,
      count(*) filter(
        where
          is_closed
      ) as closed,
      count(*) as ended
    from
      members
    where
      elapsed_days is not null
    group by
      issue_id,
      elapsed_days
  ),
  steps as (
    select
      issue_id,
      elapsed_days,
      closed,
      1 - closed / sum(ended) over (
        partition by
          issue_id
        order by
          elapsed_days desc
      ) as kept
    from
      days
  ),
  curves as (
    select
      issue_id,
      elapsed_days,
      product(kept) over (
        partition by
          issue_id
        order by
          elapsed_days
      ) as open_share
    from
      steps
    where
      closed > 0
  ),
  medians as (
    select
      issue_id,
      (
        min(elapsed_days) filter(
          where
            open_share <= 0.5 + 1e-9
        ) + coalesce(
          min(elapsed_days) filter(
            where
              open_share < 0.5 - 1e-9
          ),
          min(elapsed_days) filter(
            where
              open_share <= 0.5 + 1e-9
          )
        )
      ) / 2.0 as median_days
    from
      curves
    group by
      issue_id
  )
select
  m.issue_id,
  count(*)::integer as petition_count,
  count(*) filter(
    where
      m.is_closed
  )::integer as closed_count,
  count(*) filter(
    m.result = 'supported'
    or m.result = 'partly'
  )::integer as supported_count,
  case
    when count(*) filter(
      where
        m.is_closed
    ) >= 5 then max(d.median_days)
  end::double as median_days
from
  members m
  left join medians d on d.issue_id = m.issue_id
group by
  m.issue_id
