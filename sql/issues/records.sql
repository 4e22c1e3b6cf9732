-- Requests with text that may belong to a hot issue, oldest first, and the issue that a researcher put one into.
-- Records dated after the day of the build are left out: their date is wrong.
with
  texts as (
    select
      'petitions' as source,
      batch_no,
      row_number,
      title,
      body as text,
      ent_id,
      ent_name,
      received_at as published_at
    from
      staging.petitions
    union all
    by name
    select
      'posts' as source,
      batch_no,
      row_number,
      title,
      body as text,
      ent_name,
      published_at,
      platform,
      author_type,
      reposts,
      comments,
      likes,
      views
    from
      staging.posts
    union all
    by name
    select
      'visits' as source,
      batch_no,
      row_number,
      opinions as text,
      ent_id,
      ent_name,
      visited_on::timestamp as published_at
    from
      staging.visits
  )
select
  r.record_id,
  coalesce(t.title, '') as title,
  coalesce(t.text, '') as text,
  strftime(t.published_at, '%Y-%m-%d %H:%M:%S') as published_at,
  coalesce(c.region_name, '') as region,
  r.source,
  t.platform,
  t.author_type,
  t.reposts::double as reposts,
  t.comments::double as comments,
  t.likes::double as likes,
  t.views::double as views,
  r.polarity,
  r.intent,
  coalesce(t.ent_name, '') as ent_name,
  coalesce(e.ent_id, t.ent_id, t.ent_name, '') as enterprise,
  r.topic_code,
  k.value as pinned_to
from
  core.annotated_records r
  left join core.corrections k on k.kind = 'issue'
  and k.source = r.source
  and k.record_key = r.record_key
  and k.content_hash = r.content_hash
  join texts t on t.source = r.source
  and t.batch_no = r.batch_no
  and t.row_number = r.row_number
  left join core.mentioned_enterprises e on e.source = r.source
  and e.batch_no = r.batch_no
  and e.row_number = r.row_number
  left join core.regions c on c.region_code = coalesce(r.county_code, r.city_code)
  cross join raw.build b
where
  coalesce(k.value, '') <> 'none'
  and r.is_request
  and r.text_length > 0
  and r.recorded_on <= b.as_of
order by
  t.published_at,
  r.record_id
