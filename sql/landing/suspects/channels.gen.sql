-- Generated from the contract of channels by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit, org_name, channel_kind
  from (
    select row_number, clean(sending_unit) as sending_unit, clean(org_name) as org_name, clean(channel_kind) as channel_kind
    from (select * from input union all by name select null::varchar as sending_unit, null::varchar as org_name, null::varchar as channel_kind where false)
  )
  where is_suspect_name(concat_ws(' ', sending_unit, org_name, channel_kind))
) to $path (format json);
