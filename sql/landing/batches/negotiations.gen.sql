-- Generated from the contract of negotiations by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, nego_id varchar, nego_type varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, ent_id varchar, ent_name varchar, covered_ent_ids varchar[], sector varchar, offer_by varchar, offered_on date, answered_on date, met_on date, congress_on date, signed_on date, filed_on date, reviewed_on date, effective_from date, effective_to date, published_on date, ents_covered integer, workers_covered integer, women_covered integer, migrants_covered integer, agency_covered integer, increase_pct decimal(9, 3), lowest_wage_yuan decimal(18, 2), base_wage_yuan decimal(18, 2), clauses varchar[], performed varchar, checked_on date, renews_nego_id varchar, stage varchar);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.nego_id, if_unfilled('nego_id', k.nego_id)) as nego_id,
    coalesce(c.nego_type, if_unfilled('nego_type', k.nego_type)) as nego_type,
    coalesce(c.org_id, if_unfilled('org_id', k.org_id)) as org_id,
    coalesce(r.org_name__redacted, c.org_name, if_unfilled('org_name', k.org_name)) as org_name,
    coalesce(c.region_code, if_unfilled('region_code', k.region_code)) as region_code,
    coalesce(r.region_name__redacted, c.region_name, if_unfilled('region_name', k.region_name)) as region_name,
    coalesce(c.ent_id, if_unfilled('ent_id', k.ent_id)) as ent_id,
    coalesce(r.ent_name__redacted, c.ent_name, if_unfilled('ent_name', k.ent_name)) as ent_name,
    coalesce(read_names(trim(r.covered_ent_ids__redacted, '[]')), c.covered_ent_ids, if_unfilled('covered_ent_ids', k.covered_ent_ids)) as covered_ent_ids,
    coalesce(r.sector__redacted, c.sector, if_unfilled('sector', k.sector)) as sector,
    coalesce(c.offer_by, if_unfilled('offer_by', k.offer_by)) as offer_by,
    coalesce(c.offered_on, if_unfilled('offered_on', k.offered_on)) as offered_on,
    coalesce(c.answered_on, if_unfilled('answered_on', k.answered_on)) as answered_on,
    coalesce(c.met_on, if_unfilled('met_on', k.met_on)) as met_on,
    coalesce(c.congress_on, if_unfilled('congress_on', k.congress_on)) as congress_on,
    coalesce(c.signed_on, if_unfilled('signed_on', k.signed_on)) as signed_on,
    coalesce(c.filed_on, if_unfilled('filed_on', k.filed_on)) as filed_on,
    coalesce(c.reviewed_on, if_unfilled('reviewed_on', k.reviewed_on)) as reviewed_on,
    coalesce(c.effective_from, if_unfilled('effective_from', k.effective_from)) as effective_from,
    coalesce(c.effective_to, if_unfilled('effective_to', k.effective_to)) as effective_to,
    coalesce(c.published_on, if_unfilled('published_on', k.published_on)) as published_on,
    coalesce(c.ents_covered, if_unfilled('ents_covered', k.ents_covered)) as ents_covered,
    coalesce(c.workers_covered, if_unfilled('workers_covered', k.workers_covered)) as workers_covered,
    coalesce(c.women_covered, if_unfilled('women_covered', k.women_covered)) as women_covered,
    coalesce(c.migrants_covered, if_unfilled('migrants_covered', k.migrants_covered)) as migrants_covered,
    coalesce(c.agency_covered, if_unfilled('agency_covered', k.agency_covered)) as agency_covered,
    coalesce(c.increase_pct, if_unfilled('increase_pct', k.increase_pct)) as increase_pct,
    coalesce(c.lowest_wage_yuan, if_unfilled('lowest_wage_yuan', k.lowest_wage_yuan)) as lowest_wage_yuan,
    coalesce(c.base_wage_yuan, if_unfilled('base_wage_yuan', k.base_wage_yuan)) as base_wage_yuan,
    coalesce(read_names(trim(r.clauses__redacted, '[]')), c.clauses, if_unfilled('clauses', k.clauses)) as clauses,
    coalesce(c.performed, if_unfilled('performed', k.performed)) as performed,
    coalesce(c.checked_on, if_unfilled('checked_on', k.checked_on)) as checked_on,
    coalesce(c.renews_nego_id, if_unfilled('renews_nego_id', k.renews_nego_id)) as renews_nego_id,
    coalesce(r.stage__redacted, c.stage, if_unfilled('stage', k.stage)) as stage
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
