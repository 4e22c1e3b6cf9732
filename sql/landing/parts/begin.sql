-- Rows of files with different columns are read part by part and gathered by the names of their columns.
create or replace table gathered (row_number bigint);

create or replace table gathered_aside (row_number bigint, kind varchar);
