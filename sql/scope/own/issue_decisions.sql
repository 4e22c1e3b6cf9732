-- Decisions on issues that the unit sees.
create view inside.marts.issue_decisions as
select
  d.*
from
  whole.marts.issue_decisions d
  semi join inside.marts.issues i on i.issue_id = d.issue_id
