-- The facts behind the stories beside the hotspots.
select
  (
    select
      count(*)::integer
    from
      core.visits
    where
      county_code = $unvisited
      and visited_on > $since::date
  ) as unvisited_visits,
  (
    select
      count(*)::integer
    from
      core.annotated_records
    where
      county_code = $unvisited
      and topic_code = 'T05.02'
      and is_request
      and recorded_on > $since::date
  ) as unvisited_requests,
  (
    select
      count(*)::integer
    from
      core.annotated_records
    where
      source = 'posts'
      and topic_code = 'T14.01'
      and is_request
      and recorded_on between $couriers_from::date and $couriers_to::date
  ) as courier_posts,
  (
    select
      count(*)::integer
    from
      core.annotated_records
    where
      source = 'posts'
      and topic_code = 'T14.01'
      and is_request
      and recorded_on between $couriers_from::date - 84 and $couriers_from::date - 1
  ) as courier_posts_before,
  (
    select
      count(*)::integer
    from
      core.annotated_records
    where
      source = 'petitions'
      and topic_code = 'T14.01'
      and is_request
      and recorded_on between $couriers_from::date and $couriers_to::date
  ) as courier_petitions,
  (
    select
      count(*)::integer
    from
      core.annotated_records
    where
      source = 'posts'
      and topic_code like 'T01%'
      and not is_request
      and recorded_on between $wave_from::date and $wave_to::date
  ) as wave_records,
  (
    select
      count(*)::integer
    from
      core.annotated_records r
      join core.posts p on p.batch_no = r.batch_no
      and p.row_number = r.row_number
    where
      r.source = 'posts'
      and r.topic_code = 'T01.05'
      and r.is_request
      and r.recorded_on between $wave_from::date and $wave_to::date
      and p.author_type in ('media', 'official')
  ) as wave_counted,
  (
    select
      count(*)::integer
    from
      core.annotated_records
    where
      county_code in (
        select
          unnest($heat::varchar[])
      )
      and topic_code = 'T05.04'
      and is_request
      and month = date '2025-07-01'
  ) as heat_before,
  (
    select
      count(*)::integer
    from
      core.annotated_records
    where
      county_code in (
        select
          unnest($heat::varchar[])
      )
      and topic_code = 'T05.04'
      and is_request
      and month = date '2026-07-01'
  ) as heat_after,
  (
    select
      round(100 * sum(numerator) / sum(denominator))::integer
    from
      marts.coverage
    where
      indicator = 'A14'
      and month = (
        select
          max(month)
        from
          marts.coverage
      )
      and county_code = $toys
  ) as toys_covered,
  (
    select
      round(100 * sum(numerator) / sum(denominator))::integer
    from
      marts.coverage
    where
      indicator = 'A14'
      and month = (
        select
          max(month)
        from
          marts.coverage
      )
      and county_code <> ''
  ) as all_covered,
  (
    select
      count(*)::integer
    from
      marts.gaps
    where
      gap_type = 'G5'
      and closed_on is null
      and gap_id = 'G5-' || $toys
  ) as toys_gaps,
  (
    select
      count(*)::integer
    from
      marts.ledger_texts
    where
      text_count >= 5
      and copied_count * 2 >= text_count
      and unit_org_id = $copied
  ) as copied_found,
  (
    select
      coalesce(sum(text_count), 0)::integer
    from
      marts.ledger_texts
    where
      unit_org_id = $copied
  ) as copied_texts,
  (
    select
      count(*)::integer
    from
      marts.ledger_texts
    where
      text_count >= 5
      and copied_count * 2 >= text_count
      and unit_org_id <> $copied
  ) as copied_false
