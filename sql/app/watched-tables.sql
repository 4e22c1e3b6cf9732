-- Tables whose changes are counted.
select
  substr(name, 7, length(name) - 13) as name
from
  sqlite_master
where
  type = 'trigger'
  and name like 'watch\_%\_delete' escape '\'
order by
  name
