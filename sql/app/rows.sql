-- Every row of one table.
select
  *
from
  %table%
