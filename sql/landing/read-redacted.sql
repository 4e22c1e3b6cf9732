-- Texts that the redactor changed, by row number of the input; rows without personal data are not among them.
create or replace table redacted as
select
  *
from
  read_json($paths, format = 'newline_delimited', columns = $columns, maximum_object_size = $largest::integer);
