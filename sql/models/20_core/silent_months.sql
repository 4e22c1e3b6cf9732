-- 每个单位每类数据没有记录的月份，和按它自己的往常（季节、离春节的远近、离散程度）应有的条数。
-- @grain 一个统计单位、一类数据、一个月
-- @key unit_org_id, source, month
-- @not_null unit_org_id, source, month, month_end, silence
-- @column silence  not_submitted 未报送、load_failed 加载失败、zero 已报送而为零、no_ledger 没有台账分不清
-- @column expected_count  应有的条数；历史不足一年的按上年同月与同类单位的平均
-- @column excess  离散程度：方差 = 应有 + 离散程度 × 应有²；历史不足时为空
-- @column own_count  本单位一年前同月的条数
-- @column peer_count  同类单位按职工数折算的中位数
with
  months as (
    select
      c.*,
      o.org_kind,
      greatest(coalesce(o.workers, 0), 1) as workers,
      -- 只看已结束的月份：未结束的月还谈不上沉默
      case
        when c.submission_state in ('not_submitted', 'load_failed') then c.submission_state
        when c.record_count = 0 then case c.submission_state
          when 'no_ledger' then 'no_ledger'
          else 'zero'
        end
      end as silence,
      lag (c.record_count, 12) over (
        partition by
          c.unit_org_id,
          c.source
        order by
          c.month
      ) as year_before
    from
      core.unit_month_counts c
      join core.orgs o on o.org_id = c.unit_org_id
    where
      c.is_finished
      or c.submission_state = 'load_failed'
  ),
  peers as (
    select
      source,
      month,
      org_kind,
      median(1000.0 * record_count / workers) as per_thousand
    from
      months
    where
      silence is null
      or silence = 'zero'
    group by
      source,
      month,
      org_kind
  ),
  expected as (
    select
      m.*,
      m.year_before as own_count,
      p.per_thousand * m.workers / 1000 as peer_count
    from
      months m
      left join peers p on p.source = m.source
      and p.month = m.month
      and p.org_kind = m.org_kind
  )
select
  unit_org_id,
  source,
  month,
  month_end,
  silence,
  coalesce(x.expected, (coalesce(own_count, peer_count) + coalesce(peer_count, own_count)) / 2) as expected_count,
  x.excess,
  own_count,
  peer_count
from
  expected e
  left join raw.unit_expectations x using (unit_org_id, source, month)
where
  silence is not null
