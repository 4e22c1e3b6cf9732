-- Hot issues with records of the unit. Name, heat and state were found from all records of an issue: where some of
-- them lie outside, the issue carries its topic as name, counts only the records of the unit and has no heat.
create view inside.marts.issues as
with
  everywhere as (
    select
      issue_id,
      sum(record_count) as record_count
    from
      whole.marts.issue_volumes
    group by
      issue_id
  ),
  own as (
    select
      v.issue_id,
      sum(v.record_count)::integer as size,
      sum(v.record_count) = any_value(e.record_count) as is_all,
      coalesce(sum(v.record_count) filter(v.source = 'visits'), 0)::integer as visit_count,
      coalesce(sum(v.record_count) filter(v.source = 'petitions'), 0)::integer as petition_count,
      coalesce(sum(v.record_count) filter(v.source = 'posts'), 0)::integer as post_count
    from
      inside.marts.issue_volumes v
      join everywhere e on e.issue_id = v.issue_id
    group by
      v.issue_id
  ),
  seen as (
    select
      issue_id,
      min(recorded_on) as first_on,
      max(recorded_on) as last_on,
      count(distinct text)::integer as distinct_texts
    from
      inside.marts.search_records
    where
      issue_id is not null
    group by
      issue_id
  )
select
  i.* replace(
    case
      when o.is_all then i.label
      else concat(i.topic_name, coalesce(strftime(s.first_on, '（本单位 %Y年%-m月起）'), '（本单位）'))
    end as label,
    case
      when o.is_all then i.briefing_label
      else concat(i.topic_name, coalesce(strftime(s.first_on, '（本单位 %Y年%-m月起）'), '（本单位）'))
    end as briefing_label,
    o.is_all
    and i.names_somebody as names_somebody,
    case
      when o.is_all then i.settled_on
    end as settled_on,
    case
      when o.is_all then i.heat
      else 0
    end as heat,
    case
      when o.is_all then i.heat_now
      else 0
    end as heat_now,
    i.small_sample
    or not o.is_all as small_sample,
    o.size as size,
    coalesce(s.distinct_texts, 0) as distinct_texts,
    s.first_on::timestamp as first_seen,
    s.last_on::timestamp as last_seen,
    case
      when o.is_all then i.state
      else 'shared'
    end as state,
    case
      when o.is_all then i.growth
    end as growth,
    case
      when o.is_all then i.recent
    end as recent,
    case
      when o.is_all then i.baseline
    end as baseline,
    case
      when o.is_all then i.negative_share
    end as negative_share,
    case
      when o.is_all then i.places
      else []
    end as places,
    case
      when o.is_all then i.representative_ids
      else []
    end as representative_ids,
    o.visit_count as visit_count,
    o.petition_count as petition_count,
    o.post_count as post_count
  )
from
  whole.marts.issues i
  join own o on o.issue_id = i.issue_id
  left join seen s on s.issue_id = i.issue_id
