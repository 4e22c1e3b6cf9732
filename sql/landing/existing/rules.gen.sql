-- Generated from the contract of rules by `npm run types`. Do not edit.
create or replace table existing as
select r.record_key, r.content_hash from read_parquet(getvariable('landing') || '/rules/*/rows.parquet', union_by_name = true) r
anti join (select record_key, max(batch_no) as batch_no from read_parquet(getvariable('landing') || '/rules/*/rows.parquet', union_by_name = true) where is_revision group by record_key) later
  on later.record_key = r.record_key and later.batch_no > r.batch_no;
