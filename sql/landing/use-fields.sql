-- The fields that this load can fill: mapped columns and constants. They are known when the landing statement is
-- bound, so that the others cost nothing.
set variable filled_fields = $fields::varchar[];

create or replace macro is_filled (field) as list_contains(getvariable ('filled_fields'), field);

create or replace macro if_filled (field, x) as case when is_filled (field) then x end;

-- Day 0 of undated serials in the file, and the first moment that cannot have happened yet.
set variable serial_epoch = $serial_epoch::varchar;

set variable tomorrow = $tomorrow::varchar;

create or replace macro if_unfilled (field, x) as case when is_filled (field) then null else x end;

-- Whether each sending unit numbers its own records, so that two units may give the same number.
set variable numbered_by_sender = $is_numbered_by_sender::boolean;

create or replace macro is_numbered_by_sender () as getvariable ('numbered_by_sender')::boolean;
