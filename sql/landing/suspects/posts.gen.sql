-- Generated from the contract of posts by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit, region_name, topic_name, title, body, ent_name
  from (
    select row_number, clean(sending_unit) as sending_unit, clean(region_name) as region_name, clean(topic_name) as topic_name, clean_text(title) as title, clean_text(body) as body, clean(ent_name) as ent_name
    from (select * from input union all by name select null::varchar as sending_unit, null::varchar as region_name, null::varchar as topic_name, null::varchar as title, null::varchar as body, null::varchar as ent_name where false)
  )
  where is_suspect_prose(concat_ws(' ', title, body))
    or is_suspect_name(concat_ws(' ', sending_unit, region_name, topic_name, ent_name))
) to $path (format json);
