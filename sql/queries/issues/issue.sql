-- 一个热点问题的各项数字、代表原件和办理结果。
-- @not_null issue_id, label, briefing_label, names_somebody, is_confirmed, size, distinct_texts, small_sample
-- @not_null state, topic_code, topic_name, visit_count, petition_count, post_count, representative_ids
select
  i.issue_id,
  i.label,
  i.briefing_label,
  i.names_somebody,
  i.is_confirmed,
  i.settled_on,
  i.size,
  i.distinct_texts,
  i.small_sample,
  i.state,
  i.topic_code,
  i.topic_name,
  case
    when not i.small_sample then i.heat
  end as heat,
  case
    when not i.small_sample then i.heat_now
  end as heat_now,
  i.growth,
  i.recent,
  i.baseline,
  i.negative_share,
  i.first_seen::date as first_on,
  i.last_seen::date as last_on,
  i.visit_count,
  i.petition_count,
  i.post_count,
  i.representative_ids,
  o.closed_count,
  o.supported_count,
  o.median_days
from
  marts.issues i
  left join marts.issue_outcomes o on o.issue_id = i.issue_id
where
  i.issue_id = $issue_id::varchar
