-- The office or place that the name of a folder, a file or a sheet contains; the longest spelling, and a county before
-- its city.
select
  u.name_text,
  coalesce(p.region_name, u.name_text) as unit_name,
  not ends_with(u.unit_key, '00') as is_county
from
  known_units u
  left join place_names p on p.region_code = u.unit_key
  and not ends_with(u.name_text, '会')
where
  case
    when regexp_full_match(u.name_text, '[0-9]+') then holds_code ($text::varchar, u.name_text)
    else contains($text::varchar, u.name_text)
  end
order by
  is_county desc,
  length(u.name_text) desc,
  u.name_text
limit
  1;
