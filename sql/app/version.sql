-- How many migrations the file has seen.
select
  user_version
from
  pragma_user_version
