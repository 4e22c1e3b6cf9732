-- First topic of the lexicon against what the generator of the demo meant, complaints and questions only.
with
  truth as (
    select
      record,
      id,
      topic_code,
      intent
    from
      read_json(
        $truth::varchar,
        format = 'newline_delimited',
        columns = {record: 'varchar', id: 'varchar', topic_code: 'varchar', intent: 'varchar'}
      )
  ),
  landed as (
    select
      'petitions' as record,
      petition_id as id,
      batch_no,
      row_number
    from
      read_parquet($landing::varchar || '/petitions/*/rows.parquet', union_by_name = true)
    union all
    select
      'posts',
      post_id,
      batch_no,
      row_number
    from
      read_parquet($landing::varchar || '/posts/*/rows.parquet', union_by_name = true)
    union all
    select
      'visits',
      visit_id,
      batch_no,
      row_number
    from
      read_parquet($landing::varchar || '/visits/*/rows.parquet', union_by_name = true)
    union all
    select
      'visit_problems',
      problem_id,
      batch_no,
      row_number
    from
      read_parquet($landing::varchar || '/visit_problems/*/rows.parquet', union_by_name = true)
  ),
  annotated as (
    select
      'petitions' as record,
      batch_no,
      row_number,
      topic_code
    from
      core.petition_annotations
    union all
    select
      'posts',
      batch_no,
      row_number,
      topic_code
    from
      core.post_annotations
    union all
    select
      'visits',
      batch_no,
      row_number,
      topic_code
    from
      core.visit_annotations
    union all
    select
      'visit_problems',
      batch_no,
      row_number,
      topic_code
    from
      core.visit_problem_annotations
  )
select
  t.record,
  count(*)::integer as records,
  avg((a.topic_code = t.topic_code)::integer) as second_level,
  avg((left(a.topic_code, 3) = left(t.topic_code, 3))::integer) as first_level,
  avg((a.topic_code = 'T99')::integer) as abstained
from
  truth t
  join landed l on l.record = t.record
  and l.id = t.id
  join annotated a on a.record = l.record
  and a.batch_no = l.batch_no
  and a.row_number = l.row_number
where
  coalesce(t.intent, 'complaint') in ('complaint', 'question')
group by
  t.record
order by
  t.record
