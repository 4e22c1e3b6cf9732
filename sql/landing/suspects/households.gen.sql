-- Generated from the contract of households by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit, org_name, region_name, cause, size_band, income_band, groups
  from (
    select row_number, clean(sending_unit) as sending_unit, clean(org_name) as org_name, clean(region_name) as region_name, clean(cause) as cause, clean(size_band) as size_band, clean(income_band) as income_band, clean(groups) as groups
    from (select * from input union all by name select null::varchar as sending_unit, null::varchar as org_name, null::varchar as region_name, null::varchar as cause, null::varchar as size_band, null::varchar as income_band, null::varchar as groups where false)
  )
  where is_suspect_name(concat_ws(' ', sending_unit, org_name, region_name, cause, size_band, income_band, groups))
) to $path (format json);
