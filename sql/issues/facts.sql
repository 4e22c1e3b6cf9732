-- The results of mining: issues, their records and their history.
create table build.raw.issues as
select
  *
from
  read_json(
    $folder::varchar || '/issues.jsonl',
    format = 'newline_delimited',
    columns = {
      issue_id: 'varchar',
      label: 'varchar',
      plain_label: 'varchar',
      names_somebody: 'boolean',
      heat: 'double',
      heat_now: 'double',
      small_sample: 'boolean',
      size: 'integer',
      distinct_texts: 'integer',
      first_seen: 'timestamp',
      last_seen: 'timestamp',
      places: 'varchar[]',
      representative_ids: 'varchar[]',
      state: 'varchar',
      growth: 'double',
      recent: 'integer',
      baseline: 'double',
      negative_share: 'double'
    }
  );

create table build.raw.issue_members as
select
  *
from
  read_json(
    $folder::varchar || '/issue_members.jsonl',
    format = 'newline_delimited',
    columns = {issue_id: 'varchar', record_id: 'varchar'}
  );

create table build.raw.issue_events as
select
  *
from
  read_json(
    $folder::varchar || '/issue_events.jsonl',
    format = 'newline_delimited',
    columns = {
      issue_id: 'varchar',
      event_no: 'integer',
      kind: 'varchar',
      happened_at: 'timestamp',
      other_issue_id: 'varchar'
    }
  );
