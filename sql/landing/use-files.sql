-- The files that are landed together, one in most cases.
create or replace table files as
select
  unnest(
    from_json(
      $files::varchar,
      '[{"batch_no": "INT", "path": "VARCHAR", "source_file": "VARCHAR", "first_row": "INT", "name_text": "VARCHAR"}]'
    ),
    recursive := true
  );
