-- Generated from the contract of upward_reports by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit, org_name, subject, reported_to
  from (
    select row_number, clean(sending_unit) as sending_unit, clean(org_name) as org_name, clean_text(subject) as subject, clean(reported_to) as reported_to
    from (select * from input union all by name select null::varchar as sending_unit, null::varchar as org_name, null::varchar as subject, null::varchar as reported_to where false)
  )
  where is_suspect_prose(concat_ws(' ', subject))
    or is_suspect_name(concat_ws(' ', sending_unit, org_name, reported_to))
) to $path (format json);
