-- Generated from the contract of rules by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, rule_key varchar, rule_label varchar, rule_value decimal(18, 3), rule_list varchar[], unit varchar, clause varchar, basis varchar, reason varchar, rule_version varchar, valid_from date);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.rule_key, if_unfilled('rule_key', k.rule_key)) as rule_key,
    coalesce(r.rule_label__redacted, c.rule_label, if_unfilled('rule_label', k.rule_label)) as rule_label,
    coalesce(c.rule_value, if_unfilled('rule_value', k.rule_value)) as rule_value,
    coalesce(read_names(trim(r.rule_list__redacted, '[]')), c.rule_list, if_unfilled('rule_list', k.rule_list)) as rule_list,
    coalesce(r.unit__redacted, c.unit, if_unfilled('unit', k.unit)) as unit,
    coalesce(r.clause__redacted, c.clause, if_unfilled('clause', k.clause)) as clause,
    coalesce(c.basis, if_unfilled('basis', k.basis)) as basis,
    coalesce(r.reason__redacted, c.reason, if_unfilled('reason', k.reason)) as reason,
    coalesce(r.rule_version__redacted, c.rule_version, if_unfilled('rule_version', k.rule_version)) as rule_version,
    coalesce(c.valid_from, if_unfilled('valid_from', k.valid_from)) as valid_from
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  join files f on f.batch_no = batch_of(c.row_number)
  left join file_units u on u.batch_no = f.batch_no
  left join redacted r on r.row_number = c.row_number
  left join verdicts v on v.row_number = c.row_number
  left join inferred_units i on i.row_number = c.row_number
  left join (
    select * from carried
    union all by name
    select * from landed_shape where false
  ) k on k.row_number = c.row_number
  where coalesce(v.is_landed, true)
) to $path (format parquet, compression zstd, compression_level 1, string_dictionary_page_size_limit 65536, row_group_size 61440);
