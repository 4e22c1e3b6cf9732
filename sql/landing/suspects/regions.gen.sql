-- Generated from the contract of regions by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, region_name, region_group, aliases
  from (
    select row_number, clean(region_name) as region_name, clean(region_group) as region_group, clean(aliases) as aliases
    from (select * from input union all by name select null::varchar as region_name, null::varchar as region_group, null::varchar as aliases where false)
  )
  where may_hold_numbers(concat_ws(' ', region_name, region_group, aliases))
) to $path (format json);
