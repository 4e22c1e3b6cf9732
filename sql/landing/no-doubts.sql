-- The table of places is the measure itself.
create or replace table doubts (field varchar, reason varchar, row_count integer);
