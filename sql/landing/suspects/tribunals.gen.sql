-- Generated from the contract of tribunals by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit, tribunal_name, region_name
  from (
    select row_number, clean(sending_unit) as sending_unit, clean(tribunal_name) as tribunal_name, clean(region_name) as region_name
    from (select * from input union all by name select null::varchar as sending_unit, null::varchar as tribunal_name, null::varchar as region_name where false)
  )
  where is_suspect_name(concat_ws(' ', sending_unit, tribunal_name, region_name))
) to $path (format json);
