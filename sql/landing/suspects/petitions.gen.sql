-- Generated from the contract of petitions by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit, org_name, region_name, topic_name, title, body, reply, handler_org_name, ent_name, industry, groups
  from (
    select row_number, clean(sending_unit) as sending_unit, clean(org_name) as org_name, clean(region_name) as region_name, clean(topic_name) as topic_name, clean_text(title) as title, clean_text(body) as body, clean_text(reply) as reply, clean(handler_org_name) as handler_org_name, clean(ent_name) as ent_name, clean(industry) as industry, clean(groups) as groups
    from (select * from input union all by name select null::varchar as sending_unit, null::varchar as org_name, null::varchar as region_name, null::varchar as topic_name, null::varchar as title, null::varchar as body, null::varchar as reply, null::varchar as handler_org_name, null::varchar as ent_name, null::varchar as industry, null::varchar as groups where false)
  )
  where is_suspect_prose(concat_ws(' ', title, body, reply))
    or is_suspect_name(concat_ws(' ', sending_unit, org_name, region_name, topic_name, handler_org_name, ent_name, industry, groups))
) to $path (format json);
