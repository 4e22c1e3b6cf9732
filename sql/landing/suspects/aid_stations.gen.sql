-- Generated from the contract of aid_stations by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit, station_name, org_name, region_name, functions
  from (
    select row_number, clean(sending_unit) as sending_unit, clean(station_name) as station_name, clean(org_name) as org_name, clean(region_name) as region_name, clean(functions) as functions
    from (select * from input union all by name select null::varchar as sending_unit, null::varchar as station_name, null::varchar as org_name, null::varchar as region_name, null::varchar as functions where false)
  )
  where is_suspect_name(concat_ws(' ', sending_unit, station_name, org_name, region_name, functions))
) to $path (format json);
