-- Generated from the contract of visits by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit, org_name, region_name, township, purposes, ent_name, leader_post, groups, topic_name, opinions, actions
  from (
    select row_number, clean(sending_unit) as sending_unit, clean(org_name) as org_name, clean(region_name) as region_name, clean(township) as township, clean(purposes) as purposes, clean(ent_name) as ent_name, clean(leader_post) as leader_post, clean(groups) as groups, clean(topic_name) as topic_name, clean_text(opinions) as opinions, clean_text(actions) as actions
    from (select * from input union all by name select null::varchar as sending_unit, null::varchar as org_name, null::varchar as region_name, null::varchar as township, null::varchar as purposes, null::varchar as ent_name, null::varchar as leader_post, null::varchar as groups, null::varchar as topic_name, null::varchar as opinions, null::varchar as actions where false)
  )
  where is_suspect_prose(concat_ws(' ', opinions, actions))
    or is_suspect_name(concat_ws(' ', sending_unit, org_name, region_name, township, purposes, ent_name, leader_post, groups, topic_name))
) to $path (format json);
