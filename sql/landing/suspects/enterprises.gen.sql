-- Generated from the contract of enterprises by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit, ent_name, org_name, region_name, township, park, difficult_basis, aliases
  from (
    select row_number, clean(sending_unit) as sending_unit, clean(ent_name) as ent_name, clean(org_name) as org_name, clean(region_name) as region_name, clean(township) as township, clean(park) as park, clean(difficult_basis) as difficult_basis, clean(aliases) as aliases
    from (select * from input union all by name select null::varchar as sending_unit, null::varchar as ent_name, null::varchar as org_name, null::varchar as region_name, null::varchar as township, null::varchar as park, null::varchar as difficult_basis, null::varchar as aliases where false)
  )
  where is_suspect_name(concat_ws(' ', sending_unit, ent_name, org_name, region_name, township, park, difficult_basis, aliases))
) to $path (format json);
