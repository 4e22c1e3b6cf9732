-- Generated from the contract of visits by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, visit_id varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, township varchar, visited_on date, day_share decimal(18, 3), visit_kind varchar, purposes varchar[], ent_id varchar, ent_name varchar, household_key varchar, leader_post varchar, cadre_keys varchar[], stay_from date, stay_to date, workers_met integer, groups varchar[], topic_name varchar, opinions varchar, actions varchar, result varchar, rating varchar, aid_yuan decimal(18, 2), entered_on date);

copy (
  select $batch_no::integer as batch_no, $source_file::varchar as source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    c.row_number, c.record_key, c.content_hash,
    c.source_system,
    c.visit_id,
    c.org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    coalesce(r.township__redacted, c.township) as township,
    c.visited_on,
    c.day_share,
    c.visit_kind,
    case when r.purposes__redacted is null then c.purposes else read_names(trim(r.purposes__redacted, '[]')) end as purposes,
    c.ent_id,
    coalesce(r.ent_name__redacted, c.ent_name) as ent_name,
    c.household_key,
    coalesce(r.leader_post__redacted, c.leader_post) as leader_post,
    c.cadre_keys,
    c.stay_from,
    c.stay_to,
    c.workers_met,
    case when r.groups__redacted is null then c.groups else read_names(trim(r.groups__redacted, '[]')) end as groups,
    coalesce(r.topic_name__redacted, c.topic_name) as topic_name,
    coalesce(r.opinions__redacted, c.opinions) as opinions,
    coalesce(r.actions__redacted, c.actions) as actions,
    c.result,
    c.rating,
    c.aid_yuan,
    c.entered_on
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  left join redacted r on r.row_number = c.row_number
  left join verdicts v on v.row_number = c.row_number
  where coalesce(v.is_landed, true)
) to $path (format parquet, compression zstd, compression_level 1, string_dictionary_page_size_limit 65536, row_group_size 61440);
