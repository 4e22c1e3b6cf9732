-- Relations about the data at hand: landed batches, reasons for rejected rows, files that could not be read, the
-- build itself.
create table build.raw.batches as
select
  *
from
  read_json(
    $folder::varchar || '/batches.json',
    format = 'array',
    columns = {
      batch_no: 'integer',
      record: 'varchar',
      source: 'varchar',
      source_file: 'varchar',
      origin: 'varchar',
      encoding: 'varchar',
      file_kind: 'varchar',
      byte_count: 'bigint',
      rows_read: 'integer',
      rows_new: 'integer',
      rows_revised: 'integer',
      rows_duplicate: 'integer',
      rows_rejected: 'integer',
      rows_emptied: 'integer',
      rows_conflicting: 'integer',
      rows_held: 'integer',
      rows_total: 'integer',
      rows_empty: 'integer',
      sending_unit: 'varchar',
      unit_from: 'varchar',
      left_out: 'varchar',
      dropped_columns: 'varchar',
      redaction_hits: 'integer',
      redaction_kinds: 'varchar',
      redactor_version: 'varchar',
      landed_at: 'timestamp'
    }
  );

create table build.raw.undone_loads as
select
  *
from
  read_json(
    $folder::varchar || '/undone_loads.json',
    format = 'array',
    columns = {
      batch_no: 'integer',
      record: 'varchar',
      source: 'varchar',
      source_file: 'varchar',
      rows_taken_back: 'integer',
      landed_at: 'timestamp',
      undone_at: 'timestamp',
      note: 'varchar'
    }
  );

create table build.raw.reject_reasons as
select
  *
from
  read_json(
    $folder::varchar || '/reject_reasons.json',
    format = 'array',
    columns = {
      batch_no: 'integer',
      record: 'varchar',
      severity: 'varchar',
      field: 'varchar',
      reason: 'varchar',
      row_count: 'integer'
    }
  );

create table build.raw.redaction_hits as
select
  *
from
  read_json(
    $folder::varchar || '/redaction_hits.json',
    format = 'array',
    columns = {batch_no: 'integer', source: 'varchar', kind: 'varchar', hit_count: 'integer'}
  );

create table build.raw.unreadable_files as
select
  *
from
  read_json(
    $folder::varchar || '/unreadable_files.json',
    format = 'array',
    columns = {source: 'varchar', file_name: 'varchar', reason: 'varchar', first_failed_on: 'date'}
  );

create table build.raw.build as
select
  $as_of::date as as_of,
  $is_demo::boolean as is_demo,
  $has_real::boolean as has_real;

-- Apart from the day: models that speak of the day alone are not made anew for each version.
create table build.raw.version as
select
  $data_version::varchar as data_version;
