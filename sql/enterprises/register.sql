-- Every spelling under which a company of the register is known.
select ent_id, any_value(ent_name order by ent_name) as ent_name, list_sort(list_distinct(flatten(list([ent_name] || coalesce(aliases, []))))) as names
from staging.enterprises
group by ent_id
order by ent_id
