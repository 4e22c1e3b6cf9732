-- The files that are landed together, one in most cases.
create or replace table files as
select
  unnest(
    from_json(
      $files::varchar,
      '[{"batch_no": "INTEGER", "path": "VARCHAR", "source_file": "VARCHAR", "first_row": "INTEGER", "name_text": "VARCHAR"}]'
    ),
    recursive := true
  );
