-- Generated from the contract of promises by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit, org_name, item, measure, leader_post, department, responsible_post
  from (
    select row_number, clean(sending_unit) as sending_unit, clean(org_name) as org_name, clean_text(item) as item, clean_text(measure) as measure, clean(leader_post) as leader_post, clean(department) as department, clean(responsible_post) as responsible_post
    from (select * from input union all by name select null::varchar as sending_unit, null::varchar as org_name, null::varchar as item, null::varchar as measure, null::varchar as leader_post, null::varchar as department, null::varchar as responsible_post where false)
  )
  where is_suspect_prose(concat_ws(' ', item, measure))
    or is_suspect_name(concat_ws(' ', sending_unit, org_name, leader_post, department, responsible_post))
) to $path (format json);
