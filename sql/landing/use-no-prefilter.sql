-- Which texts go to the redactor: all of them, where compiling its tables takes longer than reading the rows.
create or replace macro is_suspect_prose (x) as true;

create or replace macro is_suspect_name (x) as true;
