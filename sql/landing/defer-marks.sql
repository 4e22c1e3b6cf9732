-- What is known of rows of files that are judged later.
delete from marks
where
  list_contains($batches::integer[], batch_of (row_number));
