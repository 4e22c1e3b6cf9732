-- Generated from the contract of rules by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, rule_key varchar, rule_label varchar, rule_value decimal(18, 3), rule_list varchar[], unit varchar, clause varchar, basis varchar, reason varchar, rule_version varchar, valid_from date);

create or replace table asked as
select m.bare_key, m.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from (
  select c.row_number,
    c.rule_key as rule_key,
    coalesce(r.rule_label__redacted, c.rule_label) as rule_label,
    c.rule_value as rule_value,
    coalesce(read_names(trim(r.rule_list__redacted, '[]')), c.rule_list) as rule_list,
    coalesce(r.unit__redacted, c.unit) as unit,
    coalesce(r.clause__redacted, c.clause) as clause,
    c.basis as basis,
    coalesce(r.reason__redacted, c.reason) as reason,
    coalesce(r.rule_version__redacted, c.rule_version) as rule_version,
    c.valid_from as valid_from
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  left join redacted r on r.row_number = c.row_number
) c
join marks m on m.row_number = c.row_number and not m.is_known
left join known_places pc on pc.name_text = null
left join known_places pn on pn.name_text = null;

create or replace table standing as
select e.bare_key, e.unit_key, null::date as matter_day, null::varchar as matter_text, null::varchar as matter_place, c.*
from read_parquet($paths::varchar[], union_by_name = true) c
join existing e on e.batch_no = c.batch_no and e.row_number = c.row_number and e.record_key = c.record_key
left join known_places pc on pc.name_text = null
left join known_places pn on pn.name_text = null
where e.bare_key in (select bare_key from asked)
  or (starts_with(e.bare_key, 'hash:') and null::date in (select matter_day from asked));

create or replace table pairs as
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('rule_key') or place_code(squeeze(a.rule_key)) is not distinct from place_code(squeeze(s.rule_key)))
    and (not is_filled('rule_label') or squeeze(a.rule_label) is not distinct from squeeze(s.rule_label))
    and (not is_filled('rule_value') or a.rule_value is not distinct from s.rule_value)
    and (not is_filled('rule_list') or list_sort(a.rule_list) is not distinct from list_sort(s.rule_list))
    and (not is_filled('unit') or squeeze(a.unit) is not distinct from squeeze(s.unit))
    and (not is_filled('clause') or squeeze(a.clause) is not distinct from squeeze(s.clause))
    and (not is_filled('basis') or a.basis is not distinct from s.basis)
    and (not is_filled('reason') or squeeze(a.reason) is not distinct from squeeze(s.reason))
    and (not is_filled('rule_version') or squeeze(a.rule_version) is not distinct from squeeze(s.rule_version))
    and (not is_filled('valid_from') or a.valid_from is not distinct from s.valid_from)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('rule_key') or place_code(squeeze(a.rule_key)) is not distinct from place_code(squeeze(s.rule_key)))
    and (not is_filled('rule_label') or squeeze(a.rule_label) is not distinct from squeeze(s.rule_label))
    and (not is_filled('rule_value') or a.rule_value is not distinct from s.rule_value)
    and (not is_filled('rule_list') or list_sort(a.rule_list) is not distinct from list_sort(s.rule_list))
    and (not is_filled('unit') or squeeze(a.unit) is not distinct from squeeze(s.unit))
    and (not is_filled('clause') or squeeze(a.clause) is not distinct from squeeze(s.clause))
    and (not is_filled('basis') or a.basis is not distinct from s.basis)
    and (not is_filled('reason') or squeeze(a.reason) is not distinct from squeeze(s.reason))
    and (not is_filled('rule_version') or squeeze(a.rule_version) is not distinct from squeeze(s.rule_version))
    and (not is_filled('valid_from') or a.valid_from is not distinct from s.valid_from)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.rule_key is null or s.rule_key is null or place_code(squeeze(a.rule_key)) is not distinct from place_code(squeeze(s.rule_key)))
  and (a.rule_label is null or s.rule_label is null or squeeze(a.rule_label) is not distinct from squeeze(s.rule_label))
  and (a.rule_value is null or s.rule_value is null or a.rule_value is not distinct from s.rule_value)
  and (a.rule_list is null or s.rule_list is null or list_sort(a.rule_list) is not distinct from list_sort(s.rule_list))
  and (a.unit is null or s.unit is null or squeeze(a.unit) is not distinct from squeeze(s.unit))
  and (a.clause is null or s.clause is null or squeeze(a.clause) is not distinct from squeeze(s.clause))
  and (a.basis is null or s.basis is null or a.basis is not distinct from s.basis)
  and (a.reason is null or s.reason is null or squeeze(a.reason) is not distinct from squeeze(s.reason))
  and (a.rule_version is null or s.rule_version is null or squeeze(a.rule_version) is not distinct from squeeze(s.rule_version))
  and (a.valid_from is null or s.valid_from is null or a.valid_from is not distinct from s.valid_from)
;
