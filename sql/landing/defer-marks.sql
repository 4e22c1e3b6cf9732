-- Facts of rows whose files are judged later.
delete from marks
where
  list_contains($batches::integer[], batch_of (row_number));
