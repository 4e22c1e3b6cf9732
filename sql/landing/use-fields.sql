-- The fields that this load can fill: mapped columns and constants. Fields of the contract beyond them are not landed; reading the batch finds them empty.
set variable filled_fields = $fields::varchar[];
