-- The outcomes of the petitions of issues that lie inside the unit as a whole.
create view inside.marts.issue_outcomes as
select
  o.*
from
  whole.marts.issue_outcomes o
  semi join inside.marts.issues i on i.issue_id = o.issue_id
  and i.state <> 'shared'
