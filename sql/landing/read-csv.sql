-- The prepared file as text; the rowid counts the data rows of the file in order, whatever the file before left set.
set
  preserve_insertion_order = true;

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
  rowid + getvariable ('first_number') as row_number,
  *
from
  lines;

-- Rows are numbered now; keeping them in order from here on would cost every later statement its second thread.
set
  preserve_insertion_order = false;
