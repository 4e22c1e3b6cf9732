-- Files of which nothing is new have no rows to be written.
delete from files
where
  not list_contains($batches::integer[], batch_no);
