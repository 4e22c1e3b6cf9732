-- Rows of the file that are no records: empty ones (forms number their lines beforehand, in a column that no field
-- takes), and sums of the rows above (合计 in the first cell that is filled, in one of the first columns, or where the
-- number stands).
create or replace table set_aside as
with
  heads as (
    select
      row_number,
      coalesce(* columns (* exclude (row_number, no_column))) as head,
      coalesce(* columns (c -> list_contains($field_columns::varchar[], c))) as value,
      concat_ws(chr(31), * columns (c -> list_contains($head_columns::varchar[], c))) as first_cells
    from
      (
        select
          *,
          null::varchar as no_column
        from
          numbered
      )
  ),
  blank as (
    select
      n.row_number
    from
      (
        select
          row_number,
          concat_ws('', * columns (* exclude (row_number))) as cells
        from
          numbered
          semi join (
            select
              row_number
            from
              heads
            where
              value is null
              or squeeze (head) is null
          ) using (row_number)
      ) n
    where
      squeeze (n.cells) is null
      or (
        n.row_number in (
          select
            row_number
          from
            heads
          where
            value is null
        )
        and regexp_full_match(n.cells, '\s*[0-9]{1,6}(\.0)?\s*')
      )
  )
select
  row_number,
  'empty' as kind
from
  blank
union all
select
  row_number,
  'total'
from
  heads
where
  is_total_mark (head)
  or case
    when contains(first_cells, '计')
    or contains(first_cells, '計') then holds_total_mark (first_cells)
    else false
  end;

create or replace view input as
select
  *
from
  numbered
  anti join set_aside using (row_number);
