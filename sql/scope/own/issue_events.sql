-- The history of issues that the unit sees, as far as both issues of an event are among them.
create view inside.marts.issue_events as
select
  e.*
from
  whole.marts.issue_events e
  semi join inside.marts.issues i on i.issue_id = e.issue_id
where
  e.other_issue_id is null
  or e.other_issue_id in (
    select
      issue_id
    from
      inside.marts.issues
  )
