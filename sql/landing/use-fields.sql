-- The fields that this load can fill: mapped columns and constants. They are known when the landing statement is
-- bound, so that the others cost nothing.
set variable filled_fields = $fields::varchar[];

create or replace macro is_filled (field) as list_contains(getvariable ('filled_fields'), field);

create or replace macro if_filled (field, x) as case when is_filled (field) then x end;

-- Day 0 of undated serials in the file, and the first moment that cannot have happened yet.
set variable serial_epoch = $serial_epoch::varchar;

set variable tomorrow = $tomorrow::varchar;
