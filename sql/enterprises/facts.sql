-- raw.enterprise_mentions: words of records that name a company, and what they were resolved to.
create table build.raw.enterprise_mentions as
select
  *
from
  read_json(
    $folder::varchar || '/enterprise_mentions.jsonl',
    format = 'newline_delimited',
    columns = {
      source: 'varchar',
      batch_no: 'integer',
      row_number: 'integer',
      origin: 'varchar',
      words: 'varchar',
      ent_id: 'varchar',
      method: 'varchar',
      score: 'double',
      candidates: 'struct(ent_id varchar, score double)[]'
    }
  );
