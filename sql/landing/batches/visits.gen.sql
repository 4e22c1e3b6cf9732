-- Generated from the contract of visits by `npm run types`. Do not edit.
-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.
-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.
create or replace table landed_shape (source_system varchar, sending_unit varchar, visit_id varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, township varchar, visited_on date, day_share decimal(18, 3), visit_kind varchar, purposes varchar[], ent_id varchar, ent_name varchar, household_key varchar, leader_post varchar, cadre_keys varchar[], stay_from date, stay_to date, workers_met integer, groups varchar[], topic_name varchar, opinions varchar, actions varchar, result varchar, rating varchar, aid_yuan decimal(18, 2), entered_on date);

copy (
  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,
    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,
    c.source_system as source_system,
    coalesce(r.sending_unit__redacted, c.sending_unit, coalesce(i.unit_name, u.unit_name)) as sending_unit,
    coalesce(c.visit_id, if_unfilled('visit_id', k.visit_id)) as visit_id,
    coalesce(c.org_id, if_unfilled('org_id', k.org_id)) as org_id,
    coalesce(r.org_name__redacted, c.org_name, if_unfilled('org_name', k.org_name)) as org_name,
    coalesce(c.region_code, if_unfilled('region_code', k.region_code)) as region_code,
    coalesce(r.region_name__redacted, c.region_name, if_unfilled('region_name', k.region_name)) as region_name,
    coalesce(r.township__redacted, c.township, if_unfilled('township', k.township)) as township,
    coalesce(c.visited_on, if_unfilled('visited_on', k.visited_on)) as visited_on,
    coalesce(c.day_share, if_unfilled('day_share', k.day_share)) as day_share,
    coalesce(c.visit_kind, if_unfilled('visit_kind', k.visit_kind)) as visit_kind,
    coalesce(read_names(trim(r.purposes__redacted, '[]')), c.purposes, if_unfilled('purposes', k.purposes)) as purposes,
    coalesce(c.ent_id, if_unfilled('ent_id', k.ent_id)) as ent_id,
    coalesce(r.ent_name__redacted, c.ent_name, if_unfilled('ent_name', k.ent_name)) as ent_name,
    coalesce(c.household_key, if_unfilled('household_key', k.household_key)) as household_key,
    coalesce(r.leader_post__redacted, c.leader_post, if_unfilled('leader_post', k.leader_post)) as leader_post,
    coalesce(c.cadre_keys, if_unfilled('cadre_keys', k.cadre_keys)) as cadre_keys,
    coalesce(c.stay_from, if_unfilled('stay_from', k.stay_from)) as stay_from,
    coalesce(c.stay_to, if_unfilled('stay_to', k.stay_to)) as stay_to,
    coalesce(c.workers_met, if_unfilled('workers_met', k.workers_met)) as workers_met,
    coalesce(read_names(trim(r.groups__redacted, '[]')), c.groups, if_unfilled('groups', k.groups)) as groups,
    coalesce(r.topic_name__redacted, c.topic_name, if_unfilled('topic_name', k.topic_name)) as topic_name,
    coalesce(r.opinions__redacted, c.opinions, if_unfilled('opinions', k.opinions)) as opinions,
    coalesce(r.actions__redacted, c.actions, if_unfilled('actions', k.actions)) as actions,
    coalesce(c.result, if_unfilled('result', k.result)) as result,
    coalesce(c.rating, if_unfilled('rating', k.rating)) as rating,
    coalesce(c.aid_yuan, if_unfilled('aid_yuan', k.aid_yuan)) as aid_yuan,
    coalesce(c.entered_on, if_unfilled('entered_on', k.entered_on)) as entered_on
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
