-- Generated from the contract of upward_reports by `npm run types`. Do not edit.
create or replace table existing as
select record_key, content_hash from read_parquet(getvariable('landing') || '/upward_reports/*/rows.parquet', union_by_name = true)
qualify batch_no = max(batch_no) over (partition by record_key);
