-- Relations that hold what people decided in the dashboard: corrections of records, studies, hot issues.
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

create table build.raw.issue_decisions as
select
  *
from
  read_json(
    $folder::varchar || '/issue_decisions.json',
    format = 'array',
    columns = {
      decision_id: 'integer',
      issue_id: 'varchar',
      kind: 'varchar',
      label: 'varchar',
      last_on: 'date',
      record_count: 'integer',
      decided_on: 'date'
    }
  );
