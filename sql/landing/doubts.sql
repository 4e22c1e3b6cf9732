-- Values that land as they came but need a look: place codes and place names that lead to no place, and a person's
-- key that stands for improbably many rows, a column of percentages that are all fractions.
create or replace table doubts as
with
  spelled as (
    select
      batch_no,
      case
        when region_code is null then 'region_name'
        else 'region_code'
      end as field,
      coalesce(region_code, region_name) as spelling
    from
      doubt_rows
  ),
  strange as (
    select
      batch_no,
      field,
      spelling,
      count(*) as row_count
    from
      spelled
      anti join known_places k on k.name_text = spelled.spelling
    where
      spelling is not null
      and exists (
        from
          known_places
      )
    group by
      batch_no,
      field,
      spelling
  ),
  keyed as (
    select
      batch_no,
      count(petitioner_key) as row_count
    from
      doubt_rows
    group by
      batch_no
  ),
  shared_keys as (
    select
      r.batch_no,
      count(*) as row_count
    from
      doubt_rows r
      join keyed k on k.batch_no = r.batch_no
    where
      r.petitioner_key is not null
    group by
      r.batch_no,
      r.petitioner_key
    having
      count(*) >= 10
      and count(*) * 10 >= max(k.row_count)
  )
select
  batch_no,
  field,
  case field
    when 'region_code' then '不认识的区划代码：'
    else '不认识的地区名：'
  end || array_to_string(max(spelling, 5), '、') || case
    when count(*) > 5 then '等 ' || count(*) || ' 个'
    else ''
  end as reason,
  sum(row_count)::integer as row_count
from
  strange
group by
  batch_no,
  field
union all
select
  batch_no,
  'petitioner_key',
  '同一号码出现在过多的行里，可能是单位电话或占位的写法，请核对',
  sum(row_count)::integer
from
  shared_keys
group by
  batch_no
union all
select
  batch_no,
  'increase_pct',
  '整列都小于 1，像是小数形式的比例（0.05 表示 5%）；按百分数入库，请核对',
  count(increase_pct)::integer
from
  doubt_rows
group by
  batch_no
having
  count(increase_pct) >= 3
  and max(abs(increase_pct)) < 1
  and max(abs(increase_pct)) > 0;
