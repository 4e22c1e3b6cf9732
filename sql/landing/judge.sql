-- candidates + existing → verdicts: new, revised or duplicate; the first of equal rows in the file stands for all of them.
-- Rows of one identity with different content in one file are all kept and flagged as a conflict.
create or replace table verdicts as
with firsts as (
  select record_key, content_hash, min(row_number) as row_number
  from candidates where errors is null group by all
),
known as (
  select distinct record_key from existing
),
judged as (
  select f.row_number, f.record_key, k.record_key is not null as is_revision,
    case when e.content_hash is not null then 'duplicate' when k.record_key is not null then 'revised' else 'new' end as verdict
  from firsts f
  left join existing e on e.record_key = f.record_key and e.content_hash = f.content_hash
  left join known k on k.record_key = f.record_key
),
variants as (
  select record_key, count(*) as variant_count, count(*) filter (where verdict <> 'duplicate') as fresh_count
  from judged group by record_key
)
select j.row_number, j.verdict, j.is_revision, v.variant_count > 1 as is_conflict,
  j.verdict <> 'duplicate' or (v.variant_count > 1 and v.fresh_count > 0) as is_landed
from judged j join variants v on v.record_key = j.record_key;
