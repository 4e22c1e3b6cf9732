-- Generated from the contract of negotiations by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit, org_name, region_name, ent_name, covered_ent_ids, sector, clauses, stage
  from (
    select row_number, clean(sending_unit) as sending_unit, clean(org_name) as org_name, clean(region_name) as region_name, clean(ent_name) as ent_name, clean(covered_ent_ids) as covered_ent_ids, clean(sector) as sector, clean(clauses) as clauses, clean(stage) as stage
    from (select * from input union all by name select null::varchar as sending_unit, null::varchar as org_name, null::varchar as region_name, null::varchar as ent_name, null::varchar as covered_ent_ids, null::varchar as sector, null::varchar as clauses, null::varchar as stage where false)
  )
  where is_suspect_name(concat_ws(' ', sending_unit, org_name, region_name, ent_name, covered_ent_ids, sector, clauses, stage))
) to $path (format json);
