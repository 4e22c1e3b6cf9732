-- Typed readings of the text tables, written from the file formats alone.
create macro day_of (t) as coalesce(
  try_strptime(t, '%Y-%m-%d')::date,
  try_strptime(t, '%Y/%m/%d')::date,
  try_strptime(t, '%Y年%m月%d日')::date,
  case
    when regexp_full_match(t, '[0-9]{5}(\.0+)?') then date '1899-12-30' + t::double::integer
  end
);

create macro number_of (t) as try_cast (translate(t, '０１２３４５６７８９', '0123456789') as integer);

create macro yes (t) as t in ('是', '有', '1', 'true');

create macro words_of (t) as list_filter(string_split_regex(t, '[、；;,， ]+'), lambda w: w <> '');

create table places as
with
  regions as (
    select
      行政区划代码 as code,
      名称 as name,
      别名 as aliases
    from
      read_csv(getvariable ('regions'), all_varchar = true)
    where
      级别 = '县'
      and 停用日期 is null
  )
select
  code,
  name as spelled
from
  regions
union
select
  code,
  unnest(string_split(aliases, '、'))
from
  regions
where
  aliases is not null;

create table ent as
select
  * exclude (workers),
  number_of (workers) as workers,
  day_of (valid_from) as opens,
  day_of (valid_to) as ends
from
  read_csv(getvariable ('sources') || '/enterprises.csv', all_varchar = true, nullstr = '(none)');

create table vis as
select
  v.*,
  day_of (visited_on) as on_day,
  day_of (stay_from) as stay_start,
  day_of (stay_to) as stay_end,
  day_of (entered_on) as entered,
  coalesce(c.code, n.code) as county
from
  read_csv(getvariable ('sources') || '/visits.csv', all_varchar = true, nullstr = '(none)') v
  left join (
    select distinct
      code
    from
      places
  ) c on c.code = v.region_code
  left join places n on n.spelled = v.region_name
where
  visit_id not like 'BAD-%'
  and day_of (visited_on) is not null;

create table prob as
select
  p.problem_id,
  day_of (p.raised_on) as raised,
  day_of (p.solved_on) as solved,
  day_of (p.replied_on) as replied,
  v.county
from
  read_csv(getvariable ('sources') || '/visit_problems.csv', all_varchar = true, nullstr = '(none)') p
  join vis v on v.visit_id = p.visit_id;

create table hh as
select
  household_key,
  region_code as county,
  day_of (archived_on) as opens,
  day_of (closed_on) as ends
from
  read_csv(getvariable ('sources') || '/households.csv', all_varchar = true, nullstr = '(none)');

create table lnk as
select
  ent_id,
  household_key,
  day_of (linked_from) as opens,
  day_of (linked_to) as ends
from
  read_csv(getvariable ('sources') || '/links.csv', all_varchar = true, nullstr = '(none)');

create table neg as
select
  nego_id,
  words_of (covered_ent_ids) || case
    when ent_id = '' then []
    else [ent_id]
  end as ents,
  ent_name,
  day_of (signed_on) as signed,
  day_of (effective_from) as opens,
  day_of (effective_to) as ends
from
  read_csv(getvariable ('sources') || '/negotiations.csv', all_varchar = true, nullstr = '(none)')
where
  nego_id not like 'BAD-%';

create table prom as
select
  * exclude (deadline),
  day_of (deadline) as deadline,
  number_of (plan_year) as year
from
  read_csv(getvariable ('sources') || '/promises.csv', all_varchar = true, nullstr = '(none)');

create table recep as
select
  org_id,
  day_of (planned_on) as planned,
  day_of (held_on) as held
from
  read_csv(getvariable ('sources') || '/reception_days.csv', all_varchar = true, nullstr = '(none)');
