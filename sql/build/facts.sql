-- Relations that TypeScript writes: the batches landed, why rows were refused, files that could not be read, and the build itself.
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
      dropped_columns: 'varchar',
      redaction_hits: 'integer',
      redaction_kinds: 'varchar',
      redactor_version: 'varchar',
      landed_at: 'timestamp'
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

create table build.raw.pipelines as
select
  *
from
  read_json(
    $folder::varchar || '/pipelines.json',
    format = 'array',
    columns = {
      source: 'varchar',
      label: 'varchar',
      owner: 'varchar',
      schedule: 'varchar',
      fresh_days: 'integer',
      ageing_days: 'integer'
    }
  );

create table build.raw.fields as
select
  *
from
  read_json(
    $folder::varchar || '/fields.json',
    format = 'array',
    columns = {
      record: 'varchar',
      source: 'varchar',
      record_label: 'varchar',
      grain: 'varchar',
      field: 'varchar',
      field_type: 'varchar',
      label: 'varchar',
      is_required: 'boolean',
      position: 'integer'
    }
  );

create table build.raw.metrics as
select
  *
from
  read_json(
    $folder::varchar || '/metrics.json',
    format = 'array',
    columns = {
      indicator: 'varchar',
      label: 'varchar',
      metric_group: 'varchar',
      clause: 'varchar',
      kind: 'varchar',
      period: 'varchar',
      unit: 'varchar',
      factor: 'double',
      source: 'varchar',
      min_n: 'integer',
      is_about_persons: 'boolean'
    }
  );

create table build.raw.metric_parts as
select
  *
from
  read_json(
    $folder::varchar || '/metric_parts.json',
    format = 'array',
    columns = {indicator: 'varchar', part: 'varchar', label: 'varchar'}
  );

create table build.raw.corrections as
select
  *
from
  read_json(
    $folder::varchar || '/corrections.json',
    format = 'array',
    columns = {
      correction_id: 'integer',
      source: 'varchar',
      record_key: 'varchar',
      content_hash: 'varchar',
      kind: 'varchar',
      value: 'varchar',
      machine_value: 'varchar',
      corrected_on: 'date'
    }
  );

create table build.raw.own_studies as
select
  *
from
  read_json(
    $folder::varchar || '/own_studies.json',
    format = 'array',
    columns = {
      study_id: 'varchar',
      org_id: 'varchar',
      org_name: 'varchar',
      plan_year: 'integer',
      title: 'varchar',
      topic_codes: 'varchar[]',
      has_plan: 'boolean',
      due_on: 'date',
      finished_on: 'date',
      study_stage: 'varchar',
      adopted_on: 'date'
    }
  );

create table build.raw.build as
select
  $as_of::date as as_of,
  $data_version::varchar as data_version,
  $is_demo::boolean as is_demo,
  $has_real::boolean as has_real;
