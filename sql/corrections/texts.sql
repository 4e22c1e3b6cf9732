-- Redacted texts of single records, from landing; read by the same fields as annotation.
with
  wanted as (
    select
      *
    from
      read_json(
        $wanted::varchar,
        format = 'array',
        columns = {source: 'varchar', batch_no: 'integer', row_number: 'integer'}
      )
  ),
  texts as (
    select
      'petitions' as source,
      batch_no,
      row_number,
      title,
      body as text
    from
      read_parquet($landing::varchar || '/petitions/*/rows.parquet', union_by_name = true)
    union all
    select
      'posts',
      batch_no,
      row_number,
      title,
      body
    from
      read_parquet($landing::varchar || '/posts/*/rows.parquet', union_by_name = true)
    union all
    select
      'visits',
      batch_no,
      row_number,
      null,
      coalesce(opinions, actions)
    from
      read_parquet($landing::varchar || '/visits/*/rows.parquet', union_by_name = true)
  )
select
  t.source,
  t.batch_no,
  t.row_number,
  coalesce(t.title, '') as title,
  coalesce(t.text, '') as text
from
  texts t
  semi join wanted w on w.source = t.source
  and w.batch_no = t.batch_no
  and w.row_number = t.row_number
