-- The records under each gap of the unit.
create view inside.marts.gap_members as
select
  m.*
from
  whole.marts.gap_members m
  semi join inside.marts.gaps g on g.gap_id = m.gap_id
