-- How many changes the file has seen that a page may show.
select
  stamp
from
  app_changes
