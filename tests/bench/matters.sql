-- Per mined request of the demo: the hot issue it is in and the matter that the generator meant. A story is one matter per county (couriers: one
-- in all); any other complaint is about its company, or its county where no company is named, and its true topic.
with
  truth as (
    select
      record,
      id,
      topic_code,
      intent,
      story
    from
      read_json(
        $truth::varchar,
        format = 'newline_delimited',
        columns = {record: 'varchar', id: 'varchar', topic_code: 'varchar', intent: 'varchar', story: 'varchar'}
      )
  ),
  landed as (
    select
      'petitions' as record,
      petition_id as id,
      batch_no,
      row_number,
      ent_name
    from
      read_parquet($landing::varchar || '/petitions/*/rows.parquet', union_by_name = true)
    union all
    select
      'posts',
      post_id,
      batch_no,
      row_number,
      ent_name
    from
      read_parquet($landing::varchar || '/posts/*/rows.parquet', union_by_name = true)
    union all
    select
      'visits',
      visit_id,
      batch_no,
      row_number,
      ent_name
    from
      read_parquet($landing::varchar || '/visits/*/rows.parquet', union_by_name = true)
  )
select
  r.record_id,
  m.issue_id,
  t.story,
  case
    when t.story in ('arrears', 'textile', 'heat', 'unvisited') then t.story || ' ' || coalesce(r.county_code, '')
    when t.story = 'couriers' then t.story
    else coalesce(nullif(l.ent_name, ''), r.county_code, r.city_code, '') || ' ' || t.topic_code
  end as matter
from
  core.annotated_records r
  join landed l on l.record = r.source
  and l.batch_no = r.batch_no
  and l.row_number = r.row_number
  join truth t on t.record = l.record
  and t.id = l.id
  and coalesce(t.intent, 'complaint') in ('complaint', 'question')
  left join core.issue_members m on m.record_id = r.record_id
where
  r.is_request
  and r.text_length > 0
