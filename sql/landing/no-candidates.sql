-- No rows and no verdicts: what an empty batch is made from; its columns come from the shape of the record.
create or replace table candidates (
  row_number integer,
  record_key varchar,
  content_hash varchar,
  errors struct(field varchar, value varchar, reason varchar) [],
  warnings struct(field varchar, value varchar, reason varchar) []
);

create or replace table verdicts as
select
  null::integer as row_number,
  null::varchar as verdict,
  null::boolean as is_revision,
  null::boolean as is_conflict,
  null::boolean as is_landed
where
  false;
