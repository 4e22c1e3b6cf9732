-- Hotspots as the dashboards show them: requests of a county on a topic in a month that stand out among all counties and topics.
select
  strftime(month, '%Y-%m') as month,
  place as county_code,
  topic_code,
  request_count as requests,
  expected
from
  marts.expectations
where
  request_count >= 5
  and q_province <= 0.1
  and length(topic_code) = 6
  and not ends_with(place, '00')
