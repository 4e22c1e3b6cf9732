-- Made-up enterprises, visits and complaints of one draw, read from JSON lines.
create schema if not exists marts;

create or replace table marts.enterprises as
select
  *
from
  read_json(
    $folder || '/enterprises.jsonl',
    columns = {ent_id: 'VARCHAR', industry: 'VARCHAR', city_code: 'VARCHAR', size: 'VARCHAR'}
  );

create or replace table marts.search_records as
select
  *
from
  read_json(
    $folder || '/records.jsonl',
    columns = {ent_id: 'VARCHAR', source: 'VARCHAR', is_request: 'BOOLEAN', recorded_on: 'DATE'}
  );
