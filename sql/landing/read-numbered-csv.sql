-- A converted file, whose first column is the number of the row in the original.
create or replace table lines as
select
  *
from
  read_csv(
    $path::varchar,
    columns = $columns,
    delim = $delimiter,
    quote = '"',
    escape = '"',
    header = false,
    skip = $skip,
    auto_detect = false,
    strict_mode = true,
    nullstr = '',
    max_line_size = $longest::integer
  );

set variable first_number = $first_number::bigint;

create or replace view numbered as
select
  file_row::bigint + getvariable ('first_number') - 1 as row_number,
  * exclude (file_row)
from
  lines;

-- Rows are numbered now; keeping them in order from here on would cost every later statement its second thread.
set
  preserve_insertion_order = false;
