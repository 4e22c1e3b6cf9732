-- Rows of files that are judged later.
delete from candidates
where
  list_contains($batches::integer[], batch_of (row_number));
