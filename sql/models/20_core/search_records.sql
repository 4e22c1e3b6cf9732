-- 可检索的记录：走访、诉求、帖文的已遮盖文字和筛选用的属性；检举控告件不列入（信访工作条例第三十条、第四十六条）。
-- @grain 一条可检索的记录
-- @mart
-- @key record_no
-- @not_null record_no, record_id, source, recorded_on, month, org_path, topic_code, polarity, text, title_length
-- @column record_no  按日期先后的序号，只在这一版数据内有效
-- @column text  标题与内容，姓名、号码、门牌已尽力遮盖
-- @column title_length  text 中标题的字数，其后是内容
-- @column evidence  首要主题所依据的词语
-- @column topic_codes  标注的主题，首要的在前，至多三个
-- @column worker_groups  写明的职工群体代码；帖文没有这一栏，没有写明的为空
-- @column amount_yuan  文字里写明的被欠或索要的金额，元，同 people_count 一样只取自信访和帖文
-- @column reactions  转发、评论、点赞之和，只有帖文有
with
  texts as (
    select
      'petitions' as source,
      r.batch_no,
      r.row_number,
      r.channel,
      coalesce(a.title_redacted, r.title) as title,
      coalesce(a.body_redacted, r.body) as body,
      r.ent_id,
      r.ent_name,
      a.topic_evidence[1] as evidence,
      a.amount_yuan,
      a.people_count
    from
      staging.petitions r
      join raw.annotations_petitions a on a.batch_no = r.batch_no
      and a.row_number = r.row_number
    where
      r.petition_kind is distinct from 'accusation'
    union all
    by name
    select
      'posts' as source,
      r.batch_no,
      r.row_number,
      r.platform as channel,
      coalesce(a.title_redacted, r.title) as title,
      coalesce(a.body_redacted, r.body) as body,
      r.ent_name,
      (coalesce(r.reposts, 0) + coalesce(r.comments, 0) + coalesce(r.likes, 0))::integer as reactions,
      a.topic_evidence[1] as evidence,
      a.amount_yuan,
      a.people_count
    from
      staging.posts r
      join raw.annotations_posts a on a.batch_no = r.batch_no
      and a.row_number = r.row_number
    union all
    by name
    select
      'visits' as source,
      r.batch_no,
      r.row_number,
      r.visit_kind as channel,
      coalesce(a.body_redacted, r.opinions, r.actions) as body,
      r.ent_id,
      r.ent_name,
      a.topic_evidence[1] as evidence
    from
      staging.visits r
      join raw.annotations_visits a on a.batch_no = r.batch_no
      and a.row_number = r.row_number
  ),
  owned as (
    select
      t.*,
      coalesce(m.ent_id, t.ent_id) as own_ent_id
    from
      texts t
      left join core.mentioned_enterprises m on m.source = t.source
      and m.batch_no = t.batch_no
      and m.row_number = t.row_number
  )
select
  row_number() over (
    order by
      r.recorded_on,
      r.record_id
  )::integer as record_no,
  r.record_id,
  r.source,
  t.channel,
  r.recorded_on,
  r.month,
  r.unit_org_id,
  r.org_path,
  r.county_code,
  r.city_code,
  r.topic_code,
  r.topic_codes,
  t.evidence,
  r.polarity,
  r.intent,
  r.is_request,
  m.issue_id,
  t.own_ent_id as ent_id,
  e.industry,
  e.ownership,
  g.worker_groups,
  t.reactions,
  t.amount_yuan::double as amount_yuan,
  t.people_count,
  r.batch_no,
  r.row_number,
  concat_ws('。', nullif(t.title, ''), coalesce(t.body, '')) as text,
  length(coalesce(t.title, ''))::integer as title_length
from
  core.annotated_records r
  join owned t on t.source = r.source
  and t.batch_no = r.batch_no
  and t.row_number = r.row_number
  left join core.record_groups g on g.source = r.source
  and g.batch_no = r.batch_no
  and g.row_number = r.row_number
  left join core.issue_members m on m.record_id = r.record_id
  left join core.enterprise_latest e on e.ent_id = t.own_ent_id
