-- Records with the key of their company in the register, if they carry one, the name they give, their county and
-- their redacted words.
with
  texts as (
    select
      'petitions' as source,
      r.batch_no,
      r.row_number,
      r.ent_id,
      r.ent_name,
      coalesce(a.title_redacted, r.title) as title,
      coalesce(a.body_redacted, r.body) as body
    from
      staging.petitions r
      join raw.annotations_petitions a on a.batch_no = r.batch_no
      and a.row_number = r.row_number
    union all
    select
      'posts',
      r.batch_no,
      r.row_number,
      null,
      r.ent_name,
      coalesce(a.title_redacted, r.title),
      coalesce(a.body_redacted, r.body)
    from
      staging.posts r
      join raw.annotations_posts a on a.batch_no = r.batch_no
      and a.row_number = r.row_number
    union all
    select
      'visits',
      r.batch_no,
      r.row_number,
      r.ent_id,
      r.ent_name,
      null,
      coalesce(a.body_redacted, r.opinions, r.actions)
    from
      staging.visits r
      join raw.annotations_visits a on a.batch_no = r.batch_no
      and a.row_number = r.row_number
  )
select
  t.source,
  t.batch_no,
  t.row_number,
  coalesce(t.ent_id, '') as ent_id,
  coalesce(k.ent_name, '') as own_name,
  coalesce(t.ent_name, '') as ent_name,
  coalesce(r.county_code, '') as county_code,
  coalesce(g.region_name, '') as county_name,
  concat_ws('。', nullif(t.title, ''), coalesce(t.body, '')) as text
from
  texts t
  join core.annotated_records r on r.source = t.source
  and r.batch_no = t.batch_no
  and r.row_number = t.row_number
  left join core.enterprise_latest k on k.ent_id = t.ent_id
  left join core.regions g on g.region_code = r.county_code
order by
  t.source,
  t.batch_no,
  t.row_number
