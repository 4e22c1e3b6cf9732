-- An input without rows: what an empty batch is made from.
create or replace view input as select 0 as row_number where false;
create or replace table existing as select null::varchar as record_key, null::varchar as content_hash where false;
