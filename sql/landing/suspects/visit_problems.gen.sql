-- Generated from the contract of visit_problems by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit, org_name, region_name, topic_name, worker_group, summary, assigned_org_name
  from (
    select row_number, clean(sending_unit) as sending_unit, clean(org_name) as org_name, clean(region_name) as region_name, clean(topic_name) as topic_name, clean(worker_group) as worker_group, clean_text(summary) as summary, clean(assigned_org_name) as assigned_org_name
    from (select * from input union all by name select null::varchar as sending_unit, null::varchar as org_name, null::varchar as region_name, null::varchar as topic_name, null::varchar as worker_group, null::varchar as summary, null::varchar as assigned_org_name where false)
  )
  where is_suspect_prose(concat_ws(' ', summary))
    or is_suspect_name(concat_ws(' ', sending_unit, org_name, region_name, topic_name, worker_group, assigned_org_name))
) to $path (format json);
