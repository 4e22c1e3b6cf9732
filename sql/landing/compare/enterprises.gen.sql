-- Generated from the contract of enterprises by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, ent_id varchar, ent_name varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, township varchar, park varchar, ownership varchar, size varchar, industry varchar, operating_state varchar, is_difficult boolean, difficult_basis varchar, is_restructured boolean, is_labour_intensive boolean, is_platform boolean, workers integer, women integer, migrants integer, agency_workers integer, members integer, has_union boolean, union_founded_on date, has_congress boolean, has_mediation boolean, aliases varchar[], valid_from date, valid_to date);

create or replace table asked as
select m.bare_key, m.unit_key, null::date as matter_day, squeeze(concat_ws(' ', if_filled('ent_name', c.ent_name))) as matter_text, coalesce(pc.region_code, pn.region_code, squeeze(coalesce(c.region_code, c.region_name))) as matter_place, c.*
from (
  select c.row_number,
    c.ent_id as ent_id,
    coalesce(r.ent_name__redacted, c.ent_name) as ent_name,
    c.org_id as org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.region_code as region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    coalesce(r.township__redacted, c.township) as township,
    coalesce(r.park__redacted, c.park) as park,
    c.ownership as ownership,
    c.size as size,
    c.industry as industry,
    c.operating_state as operating_state,
    c.is_difficult as is_difficult,
    coalesce(r.difficult_basis__redacted, c.difficult_basis) as difficult_basis,
    c.is_restructured as is_restructured,
    c.is_labour_intensive as is_labour_intensive,
    c.is_platform as is_platform,
    c.workers as workers,
    c.women as women,
    c.migrants as migrants,
    c.agency_workers as agency_workers,
    c.members as members,
    c.has_union as has_union,
    c.union_founded_on as union_founded_on,
    c.has_congress as has_congress,
    c.has_mediation as has_mediation,
    coalesce(read_names(trim(r.aliases__redacted, '[]')), c.aliases) as aliases,
    c.valid_from as valid_from,
    c.valid_to as valid_to
  from (
    select * exclude (errors, warnings) from candidates where errors is null
    union all by name
    select * from landed_shape where false
  ) c
  left join redacted r on r.row_number = c.row_number
) c
join marks m on m.row_number = c.row_number and not m.is_known
left join known_places pc on pc.name_text = place_code(c.region_code)
left join known_places pn on pn.name_text = c.region_name;

create or replace table standing as
select e.bare_key, e.unit_key, null::date as matter_day, squeeze(concat_ws(' ', if_filled('ent_name', c.ent_name))) as matter_text, coalesce(pc.region_code, pn.region_code, squeeze(coalesce(c.region_code, c.region_name))) as matter_place, c.*
from read_parquet($paths::varchar[], union_by_name = true) c
join existing e on e.batch_no = c.batch_no and e.row_number = c.row_number and e.record_key = c.record_key
left join known_places pc on pc.name_text = place_code(c.region_code)
left join known_places pn on pn.name_text = c.region_name
where e.bare_key in (select bare_key from asked)
  or (starts_with(e.bare_key, 'hash:') and null::date in (select matter_day from asked));

create or replace table pairs as
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('ent_id') or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
    and (not is_filled('ent_name') or squeeze(a.ent_name) is not distinct from squeeze(s.ent_name))
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('township') or squeeze(a.township) is not distinct from squeeze(s.township))
    and (not is_filled('park') or squeeze(a.park) is not distinct from squeeze(s.park))
    and (not is_filled('ownership') or a.ownership is not distinct from s.ownership)
    and (not is_filled('size') or a.size is not distinct from s.size)
    and (not is_filled('industry') or place_code(squeeze(a.industry)) is not distinct from place_code(squeeze(s.industry)))
    and (not is_filled('operating_state') or a.operating_state is not distinct from s.operating_state)
    and (not is_filled('is_difficult') or a.is_difficult is not distinct from s.is_difficult)
    and (not is_filled('difficult_basis') or squeeze(a.difficult_basis) is not distinct from squeeze(s.difficult_basis))
    and (not is_filled('is_restructured') or a.is_restructured is not distinct from s.is_restructured)
    and (not is_filled('is_labour_intensive') or a.is_labour_intensive is not distinct from s.is_labour_intensive)
    and (not is_filled('is_platform') or a.is_platform is not distinct from s.is_platform)
    and (not is_filled('workers') or a.workers is not distinct from s.workers)
    and (not is_filled('women') or a.women is not distinct from s.women)
    and (not is_filled('migrants') or a.migrants is not distinct from s.migrants)
    and (not is_filled('agency_workers') or a.agency_workers is not distinct from s.agency_workers)
    and (not is_filled('members') or a.members is not distinct from s.members)
    and (not is_filled('has_union') or a.has_union is not distinct from s.has_union)
    and (not is_filled('union_founded_on') or a.union_founded_on is not distinct from s.union_founded_on)
    and (not is_filled('has_congress') or a.has_congress is not distinct from s.has_congress)
    and (not is_filled('has_mediation') or a.has_mediation is not distinct from s.has_mediation)
    and (not is_filled('aliases') or list_sort(a.aliases) is not distinct from list_sort(s.aliases))
    and (not is_filled('valid_from') or a.valid_from is not distinct from s.valid_from)
    and (not is_filled('valid_to') or a.valid_to is not distinct from s.valid_to)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('ent_id') or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
    and (not is_filled('ent_name') or squeeze(a.ent_name) is not distinct from squeeze(s.ent_name))
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('township') or squeeze(a.township) is not distinct from squeeze(s.township))
    and (not is_filled('park') or squeeze(a.park) is not distinct from squeeze(s.park))
    and (not is_filled('ownership') or a.ownership is not distinct from s.ownership)
    and (not is_filled('size') or a.size is not distinct from s.size)
    and (not is_filled('industry') or place_code(squeeze(a.industry)) is not distinct from place_code(squeeze(s.industry)))
    and (not is_filled('operating_state') or a.operating_state is not distinct from s.operating_state)
    and (not is_filled('is_difficult') or a.is_difficult is not distinct from s.is_difficult)
    and (not is_filled('difficult_basis') or squeeze(a.difficult_basis) is not distinct from squeeze(s.difficult_basis))
    and (not is_filled('is_restructured') or a.is_restructured is not distinct from s.is_restructured)
    and (not is_filled('is_labour_intensive') or a.is_labour_intensive is not distinct from s.is_labour_intensive)
    and (not is_filled('is_platform') or a.is_platform is not distinct from s.is_platform)
    and (not is_filled('workers') or a.workers is not distinct from s.workers)
    and (not is_filled('women') or a.women is not distinct from s.women)
    and (not is_filled('migrants') or a.migrants is not distinct from s.migrants)
    and (not is_filled('agency_workers') or a.agency_workers is not distinct from s.agency_workers)
    and (not is_filled('members') or a.members is not distinct from s.members)
    and (not is_filled('has_union') or a.has_union is not distinct from s.has_union)
    and (not is_filled('union_founded_on') or a.union_founded_on is not distinct from s.union_founded_on)
    and (not is_filled('has_congress') or a.has_congress is not distinct from s.has_congress)
    and (not is_filled('has_mediation') or a.has_mediation is not distinct from s.has_mediation)
    and (not is_filled('aliases') or list_sort(a.aliases) is not distinct from list_sort(s.aliases))
    and (not is_filled('valid_from') or a.valid_from is not distinct from s.valid_from)
    and (not is_filled('valid_to') or a.valid_to is not distinct from s.valid_to)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.ent_id is null or s.ent_id is null or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
  and (a.org_id is null or s.org_id is null or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
  and (a.org_name is null or s.org_name is null or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
  and (a.region_code is null or s.region_code is null or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
  and (a.region_name is null or s.region_name is null or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
  and (a.township is null or s.township is null or squeeze(a.township) is not distinct from squeeze(s.township))
  and (a.park is null or s.park is null or squeeze(a.park) is not distinct from squeeze(s.park))
  and (a.ownership is null or s.ownership is null or a.ownership is not distinct from s.ownership)
  and (a.size is null or s.size is null or a.size is not distinct from s.size)
  and (a.industry is null or s.industry is null or place_code(squeeze(a.industry)) is not distinct from place_code(squeeze(s.industry)))
  and (a.operating_state is null or s.operating_state is null or a.operating_state is not distinct from s.operating_state)
  and (a.is_difficult is null or s.is_difficult is null or a.is_difficult is not distinct from s.is_difficult)
  and (a.difficult_basis is null or s.difficult_basis is null or squeeze(a.difficult_basis) is not distinct from squeeze(s.difficult_basis))
  and (a.is_restructured is null or s.is_restructured is null or a.is_restructured is not distinct from s.is_restructured)
  and (a.is_labour_intensive is null or s.is_labour_intensive is null or a.is_labour_intensive is not distinct from s.is_labour_intensive)
  and (a.is_platform is null or s.is_platform is null or a.is_platform is not distinct from s.is_platform)
  and (a.workers is null or s.workers is null or a.workers is not distinct from s.workers)
  and (a.women is null or s.women is null or a.women is not distinct from s.women)
  and (a.migrants is null or s.migrants is null or a.migrants is not distinct from s.migrants)
  and (a.agency_workers is null or s.agency_workers is null or a.agency_workers is not distinct from s.agency_workers)
  and (a.members is null or s.members is null or a.members is not distinct from s.members)
  and (a.has_union is null or s.has_union is null or a.has_union is not distinct from s.has_union)
  and (a.union_founded_on is null or s.union_founded_on is null or a.union_founded_on is not distinct from s.union_founded_on)
  and (a.has_congress is null or s.has_congress is null or a.has_congress is not distinct from s.has_congress)
  and (a.has_mediation is null or s.has_mediation is null or a.has_mediation is not distinct from s.has_mediation)
  and (a.aliases is null or s.aliases is null or list_sort(a.aliases) is not distinct from list_sort(s.aliases))
  and (a.valid_from is null or s.valid_from is null or a.valid_from is not distinct from s.valid_from)
  and (a.valid_to is null or s.valid_to is null or a.valid_to is not distinct from s.valid_to)
;
