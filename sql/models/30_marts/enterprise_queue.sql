-- 等人确定是哪家企业的写法，附台账里最相近的几家；人工认定以后不再列出。
-- @grain 一种写法
-- @key words
-- @not_null words, record_count, first_on, last_on, best_score, candidate_ids, candidate_names
-- @column candidate_ids  最相近的企业的编号，最像的在前，至多五家
-- @column candidate_names  这些企业的名称和县区，次序相同
-- @column best_score  最相近一家的相似程度，1 为几家企业共用这个写法
with
  queued as (
    select
      m.words,
      count(*)::integer as record_count,
      min(r.recorded_on) as first_on,
      max(r.recorded_on) as last_on,
      max(m.score) as best_score,
      min_by(m.candidates, (m.batch_no, m.row_number, m.source)) as candidates
    from
      core.enterprise_mentions m
      join core.annotated_records r on r.source = m.source
      and r.batch_no = m.batch_no
      and r.row_number = m.row_number
    where
      m.status = 'queued'
    group by
      m.words
  ),
  offered as (
    select
      words,
      unnest(candidates) as candidate,
      generate_subscripts(candidates, 1) as place
    from
      queued
  ),
  described as (
    select
      o.words,
      list(
        o.candidate.ent_id
        order by
          o.place
      ) as candidate_ids,
      list(
        e.ent_name || coalesce('（' || g.region_name || '）', '')
        order by
          o.place
      ) as candidate_names
    from
      offered o
      join core.enterprise_latest e on e.ent_id = o.candidate.ent_id
      left join core.regions g on g.region_code = e.county_code
    group by
      o.words
  )
select
  q.words,
  q.record_count,
  q.first_on,
  q.last_on,
  q.best_score,
  d.candidate_ids,
  d.candidate_names
from
  queued q
  join described d on d.words = q.words
