-- Generated from the contract of topics by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, topic_name, aliases
  from (
    select row_number, clean(topic_name) as topic_name, clean(aliases) as aliases
    from (select * from input union all by name select null::varchar as topic_name, null::varchar as aliases where false)
  )
  where may_hold_numbers(concat_ws(' ', topic_name, aliases))
) to $path (format json);
