-- Generated from the contracts by `npm run types`. Do not edit.
-- raw.<record>: every landed row of every batch, revisions and all; staging picks the rows that stand now.
create or replace view raw.regions as
select * from read_parquet(getvariable('landing') || '/regions/*/rows.parquet', union_by_name = true);
create or replace view raw.topics as
select * from read_parquet(getvariable('landing') || '/topics/*/rows.parquet', union_by_name = true);
create or replace view raw.holidays as
select * from read_parquet(getvariable('landing') || '/holidays/*/rows.parquet', union_by_name = true);
create or replace view raw.minimum_wages as
select * from read_parquet(getvariable('landing') || '/minimum_wages/*/rows.parquet', union_by_name = true);
create or replace view raw.minimum_wage_areas as
select * from read_parquet(getvariable('landing') || '/minimum_wage_areas/*/rows.parquet', union_by_name = true);
create or replace view raw.wage_guidelines as
select * from read_parquet(getvariable('landing') || '/wage_guidelines/*/rows.parquet', union_by_name = true);
create or replace view raw.rules as
select * from read_parquet(getvariable('landing') || '/rules/*/rows.parquet', union_by_name = true);
create or replace view raw.orgs as
select * from read_parquet(getvariable('landing') || '/orgs/*/rows.parquet', union_by_name = true);
create or replace view raw.cadres as
select * from read_parquet(getvariable('landing') || '/cadres/*/rows.parquet', union_by_name = true);
create or replace view raw.enterprises as
select * from read_parquet(getvariable('landing') || '/enterprises/*/rows.parquet', union_by_name = true);
create or replace view raw.households as
select * from read_parquet(getvariable('landing') || '/households/*/rows.parquet', union_by_name = true);
create or replace view raw.links as
select * from read_parquet(getvariable('landing') || '/links/*/rows.parquet', union_by_name = true);
create or replace view raw.targets as
select * from read_parquet(getvariable('landing') || '/targets/*/rows.parquet', union_by_name = true);
create or replace view raw.promises as
select * from read_parquet(getvariable('landing') || '/promises/*/rows.parquet', union_by_name = true);
create or replace view raw.channels as
select * from read_parquet(getvariable('landing') || '/channels/*/rows.parquet', union_by_name = true);
create or replace view raw.reception_days as
select * from read_parquet(getvariable('landing') || '/reception_days/*/rows.parquet', union_by_name = true);
create or replace view raw.registered_studies as
select * from read_parquet(getvariable('landing') || '/registered_studies/*/rows.parquet', union_by_name = true);
create or replace view raw.upward_reports as
select * from read_parquet(getvariable('landing') || '/upward_reports/*/rows.parquet', union_by_name = true);
create or replace view raw.joint_meetings as
select * from read_parquet(getvariable('landing') || '/joint_meetings/*/rows.parquet', union_by_name = true);
create or replace view raw.submissions as
select * from read_parquet(getvariable('landing') || '/submissions/*/rows.parquet', union_by_name = true);
create or replace view raw.aid_stations as
select * from read_parquet(getvariable('landing') || '/aid_stations/*/rows.parquet', union_by_name = true);
create or replace view raw.tribunals as
select * from read_parquet(getvariable('landing') || '/tribunals/*/rows.parquet', union_by_name = true);
create or replace view raw.visits as
select * from read_parquet(getvariable('landing') || '/visits/*/rows.parquet', union_by_name = true);
create or replace view raw.visit_problems as
select * from read_parquet(getvariable('landing') || '/visit_problems/*/rows.parquet', union_by_name = true);
create or replace view raw.petitions as
select * from read_parquet(getvariable('landing') || '/petitions/*/rows.parquet', union_by_name = true);
create or replace view raw.negotiations as
select * from read_parquet(getvariable('landing') || '/negotiations/*/rows.parquet', union_by_name = true);
create or replace view raw.posts as
select * from read_parquet(getvariable('landing') || '/posts/*/rows.parquet', union_by_name = true);
