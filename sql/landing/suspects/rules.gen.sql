-- Generated from the contract of rules by `npm run types`. Do not edit.
-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.
copy (
  select row_number, sending_unit, rule_label, rule_list, unit, clause, reason, rule_version
  from (
    select row_number, clean(sending_unit) as sending_unit, clean(rule_label) as rule_label, clean(rule_list) as rule_list, clean(unit) as unit, clean(clause) as clause, clean(reason) as reason, clean(rule_version) as rule_version
    from (select * from input union all by name select null::varchar as sending_unit, null::varchar as rule_label, null::varchar as rule_list, null::varchar as unit, null::varchar as clause, null::varchar as reason, null::varchar as rule_version where false)
  )
  where is_suspect_name(concat_ws(' ', sending_unit, rule_label, rule_list, unit, clause, reason, rule_version))
) to $path (format json);
