-- Generated from the contract of visits by `npm run types`. Do not edit.
-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.
create or replace table landed_shape (source_system varchar, sending_unit varchar, visit_id varchar, org_id varchar, org_name varchar, region_code varchar, region_name varchar, township varchar, visited_on date, day_share decimal(18, 3), visit_kind varchar, purposes varchar[], ent_id varchar, ent_name varchar, household_key varchar, leader_post varchar, cadre_keys varchar[], stay_from date, stay_to date, workers_met integer, groups varchar[], topic_name varchar, opinions varchar, actions varchar, result varchar, rating varchar, aid_yuan decimal(18, 2), entered_on date);

create or replace table asked as
select m.bare_key, m.unit_key, c.visited_on::date as matter_day, squeeze(concat_ws(' ', if_filled('opinions', c.opinions))) as matter_text, coalesce(pc.region_code, pn.region_code, squeeze(coalesce(c.region_code, c.region_name))) as matter_place, c.*
from (
  select c.row_number,
    c.visit_id as visit_id,
    c.org_id as org_id,
    coalesce(r.org_name__redacted, c.org_name) as org_name,
    c.region_code as region_code,
    coalesce(r.region_name__redacted, c.region_name) as region_name,
    coalesce(r.township__redacted, c.township) as township,
    c.visited_on as visited_on,
    c.day_share as day_share,
    c.visit_kind as visit_kind,
    coalesce(read_names(trim(r.purposes__redacted, '[]')), c.purposes) as purposes,
    c.ent_id as ent_id,
    coalesce(r.ent_name__redacted, c.ent_name) as ent_name,
    c.household_key as household_key,
    coalesce(r.leader_post__redacted, c.leader_post) as leader_post,
    c.cadre_keys as cadre_keys,
    c.stay_from as stay_from,
    c.stay_to as stay_to,
    c.workers_met as workers_met,
    coalesce(read_names(trim(r.groups__redacted, '[]')), c.groups) as groups,
    coalesce(r.topic_name__redacted, c.topic_name) as topic_name,
    coalesce(r.opinions__redacted, c.opinions) as opinions,
    coalesce(r.actions__redacted, c.actions) as actions,
    c.result as result,
    c.rating as rating,
    c.aid_yuan as aid_yuan,
    c.entered_on as entered_on
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
select e.bare_key, e.unit_key, c.visited_on::date as matter_day, squeeze(concat_ws(' ', if_filled('opinions', c.opinions))) as matter_text, coalesce(pc.region_code, pn.region_code, squeeze(coalesce(c.region_code, c.region_name))) as matter_place, c.*
from read_parquet($paths::varchar[], union_by_name = true) c
join existing e on e.batch_no = c.batch_no and e.row_number = c.row_number and e.record_key = c.record_key
left join known_places pc on pc.name_text = place_code(c.region_code)
left join known_places pn on pn.name_text = c.region_name
where e.bare_key in (select bare_key from asked)
  or (starts_with(e.bare_key, 'hash:') and c.visited_on::date in (select matter_day from asked));

create or replace table pairs as
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('visit_id') or place_code(squeeze(a.visit_id)) is not distinct from place_code(squeeze(s.visit_id)))
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('township') or squeeze(a.township) is not distinct from squeeze(s.township))
    and (not is_filled('visited_on') or a.visited_on is not distinct from s.visited_on)
    and (not is_filled('day_share') or a.day_share is not distinct from s.day_share)
    and (not is_filled('visit_kind') or a.visit_kind is not distinct from s.visit_kind)
    and (not is_filled('purposes') or list_sort(a.purposes) is not distinct from list_sort(s.purposes))
    and (not is_filled('ent_id') or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
    and (not is_filled('ent_name') or squeeze(a.ent_name) is not distinct from squeeze(s.ent_name))
    and (not is_filled('household_key') or a.household_key is not distinct from s.household_key)
    and (not is_filled('leader_post') or squeeze(a.leader_post) is not distinct from squeeze(s.leader_post))
    and (not is_filled('cadre_keys') or list_sort(a.cadre_keys) is not distinct from list_sort(s.cadre_keys))
    and (not is_filled('stay_from') or a.stay_from is not distinct from s.stay_from)
    and (not is_filled('stay_to') or a.stay_to is not distinct from s.stay_to)
    and (not is_filled('workers_met') or a.workers_met is not distinct from s.workers_met)
    and (not is_filled('groups') or list_sort(a.groups) is not distinct from list_sort(s.groups))
    and (not is_filled('topic_name') or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
    and (not is_filled('opinions') or squeeze(a.opinions) is not distinct from squeeze(s.opinions))
    and (not is_filled('actions') or squeeze(a.actions) is not distinct from squeeze(s.actions))
    and (not is_filled('result') or a.result is not distinct from s.result)
    and (not is_filled('rating') or a.rating is not distinct from s.rating)
    and (not is_filled('aid_yuan') or a.aid_yuan is not distinct from s.aid_yuan)
    and (not is_filled('entered_on') or a.entered_on is not distinct from s.entered_on)) as is_equal
from asked a
join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')
union all
select a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key,
  a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees,
  a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness,
  contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues,
  ((not is_filled('visit_id') or place_code(squeeze(a.visit_id)) is not distinct from place_code(squeeze(s.visit_id)))
    and (not is_filled('org_id') or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
    and (not is_filled('org_name') or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
    and (not is_filled('region_code') or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
    and (not is_filled('region_name') or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
    and (not is_filled('township') or squeeze(a.township) is not distinct from squeeze(s.township))
    and (not is_filled('visited_on') or a.visited_on is not distinct from s.visited_on)
    and (not is_filled('day_share') or a.day_share is not distinct from s.day_share)
    and (not is_filled('visit_kind') or a.visit_kind is not distinct from s.visit_kind)
    and (not is_filled('purposes') or list_sort(a.purposes) is not distinct from list_sort(s.purposes))
    and (not is_filled('ent_id') or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
    and (not is_filled('ent_name') or squeeze(a.ent_name) is not distinct from squeeze(s.ent_name))
    and (not is_filled('household_key') or a.household_key is not distinct from s.household_key)
    and (not is_filled('leader_post') or squeeze(a.leader_post) is not distinct from squeeze(s.leader_post))
    and (not is_filled('cadre_keys') or list_sort(a.cadre_keys) is not distinct from list_sort(s.cadre_keys))
    and (not is_filled('stay_from') or a.stay_from is not distinct from s.stay_from)
    and (not is_filled('stay_to') or a.stay_to is not distinct from s.stay_to)
    and (not is_filled('workers_met') or a.workers_met is not distinct from s.workers_met)
    and (not is_filled('groups') or list_sort(a.groups) is not distinct from list_sort(s.groups))
    and (not is_filled('topic_name') or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
    and (not is_filled('opinions') or squeeze(a.opinions) is not distinct from squeeze(s.opinions))
    and (not is_filled('actions') or squeeze(a.actions) is not distinct from squeeze(s.actions))
    and (not is_filled('result') or a.result is not distinct from s.result)
    and (not is_filled('rating') or a.rating is not distinct from s.rating)
    and (not is_filled('aid_yuan') or a.aid_yuan is not distinct from s.aid_yuan)
    and (not is_filled('entered_on') or a.entered_on is not distinct from s.entered_on)) as is_equal
from asked a
join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')
  and a.matter_day = s.matter_day and a.matter_text = s.matter_text
  and (a.visit_id is null or s.visit_id is null or place_code(squeeze(a.visit_id)) is not distinct from place_code(squeeze(s.visit_id)))
  and (a.org_id is null or s.org_id is null or place_code(squeeze(a.org_id)) is not distinct from place_code(squeeze(s.org_id)))
  and (a.org_name is null or s.org_name is null or squeeze(a.org_name) is not distinct from squeeze(s.org_name))
  and (a.region_code is null or s.region_code is null or place_code(squeeze(a.region_code)) is not distinct from place_code(squeeze(s.region_code)))
  and (a.region_name is null or s.region_name is null or squeeze(a.region_name) is not distinct from squeeze(s.region_name))
  and (a.township is null or s.township is null or squeeze(a.township) is not distinct from squeeze(s.township))
  and (a.visited_on is null or s.visited_on is null or a.visited_on is not distinct from s.visited_on)
  and (a.day_share is null or s.day_share is null or a.day_share is not distinct from s.day_share)
  and (a.visit_kind is null or s.visit_kind is null or a.visit_kind is not distinct from s.visit_kind)
  and (a.purposes is null or s.purposes is null or list_sort(a.purposes) is not distinct from list_sort(s.purposes))
  and (a.ent_id is null or s.ent_id is null or place_code(squeeze(a.ent_id)) is not distinct from place_code(squeeze(s.ent_id)))
  and (a.ent_name is null or s.ent_name is null or squeeze(a.ent_name) is not distinct from squeeze(s.ent_name))
  and (a.household_key is null or s.household_key is null or a.household_key is not distinct from s.household_key)
  and (a.leader_post is null or s.leader_post is null or squeeze(a.leader_post) is not distinct from squeeze(s.leader_post))
  and (a.cadre_keys is null or s.cadre_keys is null or list_sort(a.cadre_keys) is not distinct from list_sort(s.cadre_keys))
  and (a.stay_from is null or s.stay_from is null or a.stay_from is not distinct from s.stay_from)
  and (a.stay_to is null or s.stay_to is null or a.stay_to is not distinct from s.stay_to)
  and (a.workers_met is null or s.workers_met is null or a.workers_met is not distinct from s.workers_met)
  and (a.groups is null or s.groups is null or list_sort(a.groups) is not distinct from list_sort(s.groups))
  and (a.topic_name is null or s.topic_name is null or squeeze(a.topic_name) is not distinct from squeeze(s.topic_name))
  and (a.aid_yuan is null or s.aid_yuan is null or a.aid_yuan is not distinct from s.aid_yuan)
;
