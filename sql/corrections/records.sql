-- Records of one source that bear a key, or a number that is part of it, and what is published for them now.
select
  r.source,
  r.record_key,
  r.content_hash,
  r.batch_no,
  r.row_number,
  r.topic_code,
  r.polarity,
  coalesce(r.county_code, r.city_code, '') as region_code,
  coalesce(m.issue_id, 'none') as issue_id
from
  core.annotated_records r
  left join core.issue_members m on m.record_id = r.record_id
where
  r.source = $source::varchar
  and (
    r.record_key = $id::varchar
    or list_contains(string_split(r.record_key, '|'), $id::varchar)
  )
order by
  r.batch_no desc,
  r.row_number
