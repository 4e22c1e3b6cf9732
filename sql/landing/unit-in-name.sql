-- The office or place that the name of a folder, a file or a sheet contains; the longest spelling, and a county before
-- its city.
with
  numbered_files as (
    select
      batch_no,
      name_text,
      regexp_extract_all(name_text, '[0-9]+') as numbers
    from
      files
  )
select
  f.batch_no,
  coalesce(p.region_name, u.name_text) as unit_name,
  not ends_with(u.unit_key, '00') as is_county
from
  numbered_files f
  join known_units u on contains(f.name_text, u.name_text)
  and (
    ord(u.name_text) > 57
    or list_contains(f.numbers, u.name_text)
  )
  left join place_names p on p.region_code = u.unit_key
  and not ends_with(u.name_text, '会')
qualify
  row_number() over (
    partition by
      f.batch_no
    order by
      not ends_with(u.unit_key, '00') desc,
      length(u.name_text) desc,
      u.name_text
  ) = 1;
