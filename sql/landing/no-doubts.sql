-- The table of places is the measure itself.
create or replace table doubts (batch_no integer, field varchar, reason varchar, row_count integer);
