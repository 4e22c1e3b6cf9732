-- The same two words by reading every text.
select
  source,
  topic_code,
  city_code,
  county_code,
  month,
  polarity,
  count(*)::integer as record_count
from
  core.search_records
where
  contains(text, $first::varchar)
  and contains(text, $second::varchar)
group by
  grouping sets ((), (source), (topic_code), (city_code, county_code), (month), (polarity))
