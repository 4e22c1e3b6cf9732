-- How fresh each source is; only the records of the unit are counted, and nothing of the loads of others.
create view inside.marts.sources as
select
  s.* replace(
    coalesce(v.record_count, 0)::integer as record_count,
    v.last_month as last_record_on,
    0::integer as batch_count,
    0::integer as rows_read,
    0::integer as rows_rejected,
    0::integer as rows_duplicate,
    0::integer as rows_revised,
    0::integer as rows_emptied,
    0::integer as redaction_hits
  )
from
  whole.marts.sources s
  left join (
    select
      source,
      sum(record_count) as record_count,
      max(month) as last_month
    from
      inside.marts.volumes
    group by
      source
  ) v on v.source = s.source
