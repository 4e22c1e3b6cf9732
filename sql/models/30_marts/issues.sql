-- 热点问题：说同一件事的诉求、帖文和走访意见归成一个，编号长期不变，按热度排序。
-- @grain 一个热点问题
-- @key issue_id
-- @not_null issue_id, label, briefing_label, names_somebody, is_confirmed, heat, size, state, topic_code
-- @column heat  热度 0 至 100，算法见热点页的公式；不足五条的不显示
-- @column heat_now  只看近期的热度：互动每 48 小时减半，声量只算近 28 天
-- @column growth  近 7 天相对前 4 周周均的增幅，与自己比
-- @column state  new 新出现、rising 上升、high 高位、steady 平稳、fading 消退、closed 已沉寂、reopened 复发、settled 有人办结
-- @column label  名称；有人改过名的用改过的
-- @column briefing_label  写进简报的名称：没有人确认的企业、工地名称不在内
-- @column names_somebody  名称里有企业、工地或别的单位
-- @column is_confirmed  名称由人改过或确认过
-- @column settled_on  有人办结的日期；此后又有记录的状态为 reopened
-- @column representative_ids  最有代表性的原件编号，至多三条
-- @column topic_code  成员中最多的主题
with
  topics as (
    select
      issue_id,
      topic_code,
      count(*) as record_count
    from
      core.issue_members
    where
      topic_code <> 'T99'
    group by
      issue_id,
      topic_code
  ),
  main_topic as (
    select
      issue_id,
      topic_code
    from
      topics
    qualify
      row_number() over (
        partition by
          issue_id
        order by
          record_count desc,
          topic_code
      ) = 1
  ),
  mix as (
    select
      issue_id,
      count(*) filter(source = 'visits')::integer as visit_count,
      count(*) filter(source = 'petitions')::integer as petition_count,
      count(*) filter(source = 'posts')::integer as post_count
    from
      core.issue_members
    group by
      issue_id
  )
select
  i.issue_id,
  coalesce(d.new_label, i.label) as label,
  case
    when not i.names_somebody
    or d.new_label is not null
    or d.confirmed_label = i.label then coalesce(d.new_label, i.label)
    when i.plain_label <> '' then i.plain_label
    else concat(coalesce(n.topic_name, '未归类'), '（', coalesce(i.places[1], '地区不明'), '）')
  end as briefing_label,
  i.names_somebody,
  d.new_label is not null
  or coalesce(d.confirmed_label = i.label, false) as is_confirmed,
  i.heat,
  i.heat_now,
  i.small_sample,
  i.size,
  i.distinct_texts,
  i.first_seen,
  i.last_seen,
  case
    when d.settled_on is null then i.state
    when i.size > d.settled_count
    or i.last_seen::date > d.settled_last_on then 'reopened'
    else 'settled'
  end as state,
  d.settled_on as settled_on,
  i.growth,
  i.recent,
  i.baseline,
  i.negative_share,
  i.places,
  i.representative_ids,
  coalesce(t.topic_code, 'T99') as topic_code,
  coalesce(n.topic_name, '未归类') as topic_name,
  coalesce(m.visit_count, 0) as visit_count,
  coalesce(m.petition_count, 0) as petition_count,
  coalesce(m.post_count, 0) as post_count
from
  raw.issues i
  left join main_topic t on t.issue_id = i.issue_id
  left join core.topics n on n.topic_code = coalesce(t.topic_code, 'T99')
  left join core.issue_decisions d on d.issue_id = i.issue_id
  left join mix m on m.issue_id = i.issue_id
