-- The same for every reader: names of places and topics, rules, months, the catalogue.
create view inside.marts.%relation% as
select
  *
from
  whole.marts.%relation%
