-- The results of fitting: the cells worth showing and the families that they were looked at in.
create table build.raw.expectations as
select
  *
from
  read_json(
    $folder::varchar || '/expectations.jsonl',
    format = 'newline_delimited',
    columns = {
      month: 'date',
      place: 'varchar',
      topic_code: 'varchar',
      request_count: 'integer',
      expected: 'double',
      low: 'integer',
      high: 'integer',
      excess: 'double',
      history_months: 'integer',
      p_value: 'double',
      surprise: 'double',
      q_province: 'double',
      q_city: 'double'
    }
  );

create table build.raw.expectation_families as
select
  *
from
  read_json(
    $folder::varchar || '/expectation_families.jsonl',
    format = 'newline_delimited',
    columns = {
      month: 'date',
      grid: 'varchar',
      city_code: 'varchar',
      cell_count: 'integer',
      shown_count: 'integer',
      by_chance: 'double'
    }
  );

create table build.raw.unit_expectations as
select
  *
from
  read_json(
    $folder::varchar || '/unit_expectations.jsonl',
    format = 'newline_delimited',
    columns = {source: 'varchar', unit_org_id: 'varchar', month: 'date', expected: 'double', excess: 'double'}
  );
