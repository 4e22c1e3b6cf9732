-- Generated from the contract of negotiations by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, nego_id varchar, nego_type varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, ent_id varchar, ent_name varchar, covered_ent_ids varchar[], sector varchar, offer_by varchar, offered_on date, answered_on date, met_on date, congress_on date, signed_on date, filed_on date, reviewed_on date, effective_from date, effective_to date, published_on date, ents_covered integer, workers_covered integer, women_covered integer, migrants_covered integer, agency_covered integer, increase_pct decimal(9, 3), lowest_wage_yuan decimal(18, 2), base_wage_yuan decimal(18, 2), clauses varchar[], performed varchar, checked_on date, renews_nego_id varchar, stage varchar);

create or replace table asked as
select m.bare_key, m.unit_key, c.offered_on::date as matter_day, squeeze(concat_ws(' ', if_filled('ent_name', c.ent_name))) as matter_text, coalesce(pc.region_code, pn.region_code, squeeze(coalesce(c.region_code, c.region_name))) as matter_place, c.*
from (
  select c.row_number,
    c.nego_id as nego_id,
    c.nego_type as nego_type,
    c.org_id as org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.region_code as region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    c.ent_id as ent_id,
    coalesce(r.ent_name__redacted, c.ent_name) as ent_name,
    coalesce(read_names(trim(r.covered_ent_ids__redacted, '[]')), c.covered_ent_ids) as covered_ent_ids,
    coalesce(r.sector__redacted, c.sector) as sector,
    c.offer_by as offer_by,
    c.offered_on as offered_on,
    c.answered_on as answered_on,
    c.met_on as met_on,
    c.congress_on as congress_on,
    c.signed_on as signed_on,
    c.filed_on as filed_on,
    c.reviewed_on as reviewed_on,
    c.effective_from as effective_from,
    c.effective_to as effective_to,
    c.published_on as published_on,
    c.ents_covered as ents_covered,
    c.workers_covered as workers_covered,
    c.women_covered as women_covered,
    c.migrants_covered as migrants_covered,
    c.agency_covered as agency_covered,
    c.increase_pct as increase_pct,
    c.lowest_wage_yuan as lowest_wage_yuan,
    c.base_wage_yuan as base_wage_yuan,
    coalesce(read_names(trim(r.clauses__redacted, '[]')), c.clauses) as clauses,
    c.performed as performed,
    c.checked_on as checked_on,
    c.renews_nego_id as renews_nego_id,
    coalesce(r.stage__redacted, c.stage) as stage
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
select e.bare_key, e.unit_key, c.offered_on::date as matter_day, squeeze(concat_ws(' ', if_filled('ent_name', c.ent_name))) as matter_text, coalesce(pc.region_code, pn.region_code, squeeze(coalesce(c.region_code, c.region_name))) as matter_place, c.*
from read_parquet($paths::varchar[], union_by_name = true) c
join existing e on e.batch_no = c.batch_no and e.row_number = c.row_number and e.record_key = c.record_key
left join known_places pc on pc.name_text = place_code(c.region_code)
left join known_places pn on pn.name_text = c.region_name
where e.bare_key in (select bare_key from asked)
  or (starts_with(e.bare_key, 'hash:') and c.offered_on::date in (select matter_day from asked));

create or replace table pairs as
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('nego_id') or place_code(squeeze(a.nego_id)) is not distinct from place_code(squeeze(s.nego_id)))
    and (not is_filled('nego_type') or a.nego_type is not distinct from s.nego_type)
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('ent_id') or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
    and (not is_filled('ent_name') or squeeze(a.ent_name) is not distinct from squeeze(s.ent_name))
    and (not is_filled('covered_ent_ids') or list_sort(a.covered_ent_ids) is not distinct from list_sort(s.covered_ent_ids))
    and (not is_filled('sector') or squeeze(a.sector) is not distinct from squeeze(s.sector))
    and (not is_filled('offer_by') or a.offer_by is not distinct from s.offer_by)
    and (not is_filled('offered_on') or a.offered_on is not distinct from s.offered_on)
    and (not is_filled('answered_on') or a.answered_on is not distinct from s.answered_on)
    and (not is_filled('met_on') or a.met_on is not distinct from s.met_on)
    and (not is_filled('congress_on') or a.congress_on is not distinct from s.congress_on)
    and (not is_filled('signed_on') or a.signed_on is not distinct from s.signed_on)
    and (not is_filled('filed_on') or a.filed_on is not distinct from s.filed_on)
    and (not is_filled('reviewed_on') or a.reviewed_on is not distinct from s.reviewed_on)
    and (not is_filled('effective_from') or a.effective_from is not distinct from s.effective_from)
    and (not is_filled('effective_to') or a.effective_to is not distinct from s.effective_to)
    and (not is_filled('published_on') or a.published_on is not distinct from s.published_on)
    and (not is_filled('ents_covered') or a.ents_covered is not distinct from s.ents_covered)
    and (not is_filled('workers_covered') or a.workers_covered is not distinct from s.workers_covered)
    and (not is_filled('women_covered') or a.women_covered is not distinct from s.women_covered)
    and (not is_filled('migrants_covered') or a.migrants_covered is not distinct from s.migrants_covered)
    and (not is_filled('agency_covered') or a.agency_covered is not distinct from s.agency_covered)
    and (not is_filled('increase_pct') or a.increase_pct is not distinct from s.increase_pct)
    and (not is_filled('lowest_wage_yuan') or a.lowest_wage_yuan is not distinct from s.lowest_wage_yuan)
    and (not is_filled('base_wage_yuan') or a.base_wage_yuan is not distinct from s.base_wage_yuan)
    and (not is_filled('clauses') or list_sort(a.clauses) is not distinct from list_sort(s.clauses))
    and (not is_filled('performed') or a.performed is not distinct from s.performed)
    and (not is_filled('checked_on') or a.checked_on is not distinct from s.checked_on)
    and (not is_filled('renews_nego_id') or place_code(squeeze(a.renews_nego_id)) is not distinct from place_code(squeeze(s.renews_nego_id)))
    and (not is_filled('stage') or squeeze(a.stage) is not distinct from squeeze(s.stage))) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('nego_id') or place_code(squeeze(a.nego_id)) is not distinct from place_code(squeeze(s.nego_id)))
    and (not is_filled('nego_type') or a.nego_type is not distinct from s.nego_type)
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('ent_id') or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
    and (not is_filled('ent_name') or squeeze(a.ent_name) is not distinct from squeeze(s.ent_name))
    and (not is_filled('covered_ent_ids') or list_sort(a.covered_ent_ids) is not distinct from list_sort(s.covered_ent_ids))
    and (not is_filled('sector') or squeeze(a.sector) is not distinct from squeeze(s.sector))
    and (not is_filled('offer_by') or a.offer_by is not distinct from s.offer_by)
    and (not is_filled('offered_on') or a.offered_on is not distinct from s.offered_on)
    and (not is_filled('answered_on') or a.answered_on is not distinct from s.answered_on)
    and (not is_filled('met_on') or a.met_on is not distinct from s.met_on)
    and (not is_filled('congress_on') or a.congress_on is not distinct from s.congress_on)
    and (not is_filled('signed_on') or a.signed_on is not distinct from s.signed_on)
    and (not is_filled('filed_on') or a.filed_on is not distinct from s.filed_on)
    and (not is_filled('reviewed_on') or a.reviewed_on is not distinct from s.reviewed_on)
    and (not is_filled('effective_from') or a.effective_from is not distinct from s.effective_from)
    and (not is_filled('effective_to') or a.effective_to is not distinct from s.effective_to)
    and (not is_filled('published_on') or a.published_on is not distinct from s.published_on)
    and (not is_filled('ents_covered') or a.ents_covered is not distinct from s.ents_covered)
    and (not is_filled('workers_covered') or a.workers_covered is not distinct from s.workers_covered)
    and (not is_filled('women_covered') or a.women_covered is not distinct from s.women_covered)
    and (not is_filled('migrants_covered') or a.migrants_covered is not distinct from s.migrants_covered)
    and (not is_filled('agency_covered') or a.agency_covered is not distinct from s.agency_covered)
    and (not is_filled('increase_pct') or a.increase_pct is not distinct from s.increase_pct)
    and (not is_filled('lowest_wage_yuan') or a.lowest_wage_yuan is not distinct from s.lowest_wage_yuan)
    and (not is_filled('base_wage_yuan') or a.base_wage_yuan is not distinct from s.base_wage_yuan)
    and (not is_filled('clauses') or list_sort(a.clauses) is not distinct from list_sort(s.clauses))
    and (not is_filled('performed') or a.performed is not distinct from s.performed)
    and (not is_filled('checked_on') or a.checked_on is not distinct from s.checked_on)
    and (not is_filled('renews_nego_id') or place_code(squeeze(a.renews_nego_id)) is not distinct from place_code(squeeze(s.renews_nego_id)))
    and (not is_filled('stage') or squeeze(a.stage) is not distinct from squeeze(s.stage))) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.nego_id is null or s.nego_id is null or place_code(squeeze(a.nego_id)) is not distinct from place_code(squeeze(s.nego_id)))
  and (a.nego_type is null or s.nego_type is null or a.nego_type is not distinct from s.nego_type)
  and (a.org_id is null or s.org_id is null or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
  and (a.org_name is null or s.org_name is null or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
  and (a.region_code is null or s.region_code is null or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
  and (a.region_name is null or s.region_name is null or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
  and (a.ent_id is null or s.ent_id is null or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
  and (a.covered_ent_ids is null or s.covered_ent_ids is null or list_sort(a.covered_ent_ids) is not distinct from list_sort(s.covered_ent_ids))
  and (a.sector is null or s.sector is null or squeeze(a.sector) is not distinct from squeeze(s.sector))
  and (a.offer_by is null or s.offer_by is null or a.offer_by is not distinct from s.offer_by)
  and (a.offered_on is null or s.offered_on is null or a.offered_on is not distinct from s.offered_on)
  and (a.effective_from is null or s.effective_from is null or a.effective_from is not distinct from s.effective_from)
  and (a.effective_to is null or s.effective_to is null or a.effective_to is not distinct from s.effective_to)
  and (a.ents_covered is null or s.ents_covered is null or a.ents_covered is not distinct from s.ents_covered)
  and (a.workers_covered is null or s.workers_covered is null or a.workers_covered is not distinct from s.workers_covered)
  and (a.women_covered is null or s.women_covered is null or a.women_covered is not distinct from s.women_covered)
  and (a.migrants_covered is null or s.migrants_covered is null or a.migrants_covered is not distinct from s.migrants_covered)
  and (a.agency_covered is null or s.agency_covered is null or a.agency_covered is not distinct from s.agency_covered)
  and (a.increase_pct is null or s.increase_pct is null or a.increase_pct is not distinct from s.increase_pct)
  and (a.lowest_wage_yuan is null or s.lowest_wage_yuan is null or a.lowest_wage_yuan is not distinct from s.lowest_wage_yuan)
  and (a.base_wage_yuan is null or s.base_wage_yuan is null or a.base_wage_yuan is not distinct from s.base_wage_yuan)
  and (a.clauses is null or s.clauses is null or list_sort(a.clauses) is not distinct from list_sort(s.clauses))
  and (a.renews_nego_id is null or s.renews_nego_id is null or place_code(squeeze(a.renews_nego_id)) is not distinct from place_code(squeeze(s.renews_nego_id)))
;
