-- 渠道沉默（G6）：应有记录而没有的单位；未报送、加载失败、真零、没有台账分开。
-- @grain 一个统计单位、一类数据、一种沉默
-- @key unit_org_id, source, silence
-- @not_null gap_id, unit_org_id, source, silence, since_on, until_on, month_count, expected_count
-- @column silence  not_submitted 未报送、load_failed 加载失败、zero 已报送而为零、no_ledger 没有台账分不清
-- @column expected_count  沉默的月份里按往常应有的条数
-- @column chance  往常如此而碰巧一条也没有的概率；历史不足时为空
-- @column own_count  本单位一年前同月的条数
-- @column peer_count  同类单位按职工数折算的中位数
with
  runs as (
    select
      e.*,
      date_diff('month', e.month, b.as_of) as months_ago,
      b.as_of,
      date_diff('month', date '2000-01-01', e.month) - row_number() over (
        partition by
          e.unit_org_id,
          e.source,
          e.silence
        order by
          e.month
      ) as run_no
    from
      core.silent_months e
      cross join raw.build b
    where
      e.month >= date_trunc('month', b.as_of) - interval 12 month
  ),
  stretches as (
    select
      unit_org_id,
      source,
      silence,
      min(month) as since_on,
      max(month_end) as until_on,
      count(*)::integer as month_count,
      min(months_ago) as months_ago,
      round(sum(own_count))::integer as own_count,
      round(sum(peer_count))::integer as peer_count,
      round(sum(expected_count))::integer as expected_count,
      -- 各月一起偏低的可能也算进去：离散程度取最大的一个月，合成一个负二项的零
      case
        when max(excess) > 0 then (1 + max(excess) * sum(expected_count)) ** (-1 / max(excess))
        when max(excess) = 0 then exp(- sum(expected_count))
      end as chance
    from
      runs
    group by
      unit_org_id,
      source,
      silence,
      run_no
  )
select
  'G6-' || s.unit_org_id || '-' || s.source || '-' || s.silence as gap_id,
  s.unit_org_id,
  s.source,
  s.silence,
  s.since_on,
  s.until_on,
  s.month_count,
  coalesce(s.own_count, 0) as own_count,
  coalesce(s.peer_count, 0) as peer_count,
  s.expected_count,
  s.chance
from
  stretches s
  cross join core.gap_rules g
where
  s.expected_count >= case
    when s.silence = 'load_failed' then 0
    else g.silent_expected
  end
  and (
    s.silence = 'load_failed'
    or s.month_count * 30 >= g.silent_days
  )
  -- 没有报送的一直列到补报；没有台账和真零只在持续时列出
  and (
    s.silence in ('not_submitted', 'load_failed')
    or (
      s.months_ago <= 1
      and coalesce(s.chance, 0) <= 0.01
    )
  )
qualify
  row_number() over (
    partition by
      s.unit_org_id,
      s.source,
      s.silence
    order by
      s.since_on desc
  ) = 1
