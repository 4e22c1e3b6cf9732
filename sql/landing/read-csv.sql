-- The prepared file as text; rowid + 1 is the number of the data row in the file, hence in order, whatever the file
-- before left set.
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
    max_line_size = 16777216
  );

create or replace view input as
select
  (rowid + 1)::integer as row_number,
  *
from
  lines;

-- Rows are numbered now; keeping them in order from here on would cost every later statement its second thread.
set
  preserve_insertion_order = false;
