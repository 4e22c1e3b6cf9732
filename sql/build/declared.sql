-- Relations that the code declares: pipelines, fields of contracts, indicators with their parts, bands of households.
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

create table build.raw.household_bands as
select
  *
from
  read_json(
    $folder::varchar || '/household_bands.json',
    format = 'array',
    columns = {least: 'integer', label: 'varchar'}
  );

create table build.raw.letter_folds as
select
  *
from
  read_json(
    $folder::varchar || '/letter_folds.json',
    format = 'array',
    columns = {letter: 'integer', folded: 'integer'}
  );
