-- Converted files of one shape, one in most cases, whose first column is the number of the row in the original.
create or replace table lines as
select
  *
from
  read_csv(
    $paths::varchar[],
    columns = $columns,
    delim = $delimiter,
    quote = '"',
    escape = '"',
    header = false,
    skip = $skip,
    auto_detect = false,
    strict_mode = true,
    nullstr = '',
    max_line_size = $longest::integer,
    filename = 'file_path'
  );

create or replace view numbered as
select
  f.batch_no * 1000000000::bigint + f.first_row + l.file_row::bigint - 1 as row_number,
  l.* exclude (file_row, file_path)
from
  lines l
  join files f on f.path = l.file_path;

-- Rows are numbered now; keeping them in order from here on would cost every later statement its second thread.
set
  preserve_insertion_order = false;
