-- Records without a key of the register and without a name written exactly as there: the name they give, if any, and their redacted words.
with texts as (
  select 'petitions' as source, r.batch_no, r.row_number, r.ent_id, r.ent_name, coalesce(a.title_redacted, r.title) as title, coalesce(a.body_redacted, r.body) as body
  from staging.petitions r join raw.annotations_petitions a on a.batch_no = r.batch_no and a.row_number = r.row_number
  union all
  select 'posts', r.batch_no, r.row_number, null, r.ent_name, coalesce(a.title_redacted, r.title), coalesce(a.body_redacted, r.body)
  from staging.posts r join raw.annotations_posts a on a.batch_no = r.batch_no and a.row_number = r.row_number
  union all
  select 'visits', r.batch_no, r.row_number, r.ent_id, r.ent_name, null, coalesce(a.body_redacted, r.opinions, r.actions)
  from staging.visits r join raw.annotations_visits a on a.batch_no = r.batch_no and a.row_number = r.row_number
)
select t.source, t.batch_no, t.row_number, coalesce(t.ent_name, '') as ent_name, concat_ws('。', nullif(t.title, ''), coalesce(t.body, '')) as text
from texts t
left join core.enterprise_names n on n.ent_name = t.ent_name
where t.ent_id is null and n.ent_id is null
order by t.source, t.batch_no, t.row_number
