-- The sending unit of the file, named or given by its code; a unit that a row names itself comes first.
set variable file_unit = (
  select
    coalesce(min(org_name), $name::varchar)
  from
    org_names
  where
    org_id = $name::varchar
);

set variable file_unit_key = (
  select
    coalesce(min(unit_key), squeeze (getvariable ('file_unit')::varchar))
  from
    known_units
  where
    name_text = getvariable ('file_unit')::varchar
);

select
  getvariable ('file_unit')::varchar as unit_name,
  getvariable ('file_unit_key')::varchar as unit_key;
