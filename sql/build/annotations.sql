-- raw.annotations_<record>: what the present lexicon and model found in each landed row; one file a batch, one
-- without rows always.
create view build.raw.annotations_visits as
select
  *
from
  read_parquet(getvariable ('annotations') || '/visits/*.' || getvariable ('annotation_version') || '.parquet');

create view build.raw.annotations_visit_problems as
select
  *
from
  read_parquet(
    getvariable ('annotations') || '/visit_problems/*.' || getvariable ('annotation_version') || '.parquet'
  );

create view build.raw.annotations_petitions as
select
  *
from
  read_parquet(getvariable ('annotations') || '/petitions/*.' || getvariable ('annotation_version') || '.parquet');

create view build.raw.annotations_posts as
select
  *
from
  read_parquet(getvariable ('annotations') || '/posts/*.' || getvariable ('annotation_version') || '.parquet');
