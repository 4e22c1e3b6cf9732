-- Generated from the contract of negotiations by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, nego_id varchar, nego_type varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, ent_id varchar, ent_name varchar, covered_ent_ids varchar[], sector varchar, offer_by varchar, offered_on date, answered_on date, met_on date, congress_on date, signed_on date, filed_on date, reviewed_on date, effective_from date, effective_to date, published_on date, ents_covered integer, workers_covered integer, women_covered integer, migrants_covered integer, agency_covered integer, increase_pct decimal(9, 3), lowest_wage_yuan decimal(18, 2), base_wage_yuan decimal(18, 2), clauses varchar[], performed varchar, checked_on date, renews_nego_id varchar, stage varchar);

copy (
  select $batch_no::integer as batch_no, $source_file::varchar as source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    c.row_number, c.record_key, c.content_hash,
    c.source_system,
    c.nego_id,
    c.nego_type,
    c.org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    c.ent_id,
    coalesce(r.ent_name__redacted, c.ent_name) as ent_name,
    case when r.covered_ent_ids__redacted is null then c.covered_ent_ids else read_names(trim(r.covered_ent_ids__redacted, '[]')) end as covered_ent_ids,
    coalesce(r.sector__redacted, c.sector) as sector,
    c.offer_by,
    c.offered_on,
    c.answered_on,
    c.met_on,
    c.congress_on,
    c.signed_on,
    c.filed_on,
    c.reviewed_on,
    c.effective_from,
    c.effective_to,
    c.published_on,
    c.ents_covered,
    c.workers_covered,
    c.women_covered,
    c.migrants_covered,
    c.agency_covered,
    c.increase_pct,
    c.lowest_wage_yuan,
    c.base_wage_yuan,
    case when r.clauses__redacted is null then c.clauses else read_names(trim(r.clauses__redacted, '[]')) end as clauses,
    c.performed,
    c.checked_on,
    c.renews_nego_id,
    coalesce(r.stage__redacted, c.stage) as stage
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  left join redacted r on r.row_number = c.row_number
  left join verdicts v on v.row_number = c.row_number
  where coalesce(v.is_landed, true)
) to $path (format parquet, compression zstd, compression_level 1, string_dictionary_page_size_limit 65536, row_group_size 61440);
