-- Between which identities the accepted rows of each file lie, and whether some are known by their content only.
select
  batch_of (row_number) as batch_no,
  min(record_key) filter(not starts_with(record_key, 'hash:')) as first,
  max(record_key) filter(not starts_with(record_key, 'hash:')) as last,
  coalesce(bool_or(starts_with(record_key, 'hash:')), false) as has_hashed
from
  candidates
where
  errors is null
group by all;
