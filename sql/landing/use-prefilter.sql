-- Which texts go to the redactor: those that may hold something, by its own tables.
create or replace macro is_suspect_prose (x) as may_hold_personal_data (x);

create or replace macro is_suspect_name (x) as may_hold_numbers (x);
