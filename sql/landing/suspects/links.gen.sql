-- Generated from the contract of links by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit
  from (
    select row_number, clean(sending_unit) as sending_unit
    from (select * from input union all by name select null::varchar as sending_unit where false)
  )
  where is_suspect_name(concat_ws(' ', sending_unit))
) to $path (format json);
