-- Each sheet of a workbook as its own sending unit, where at least two of them name different offices or places.
create or replace table sheet_units as
with
  sheets as (
    select
      unnest(
        from_json(
          $sheets::varchar,
          '[{"batch_no": "INT", "head": "BIGINT", "foot": "BIGINT", "sender": "VARCHAR", "name_text": "VARCHAR"}]'
        ),
        recursive := true
      )
  ),
  hinted as (
    select
      s.batch_no,
      s.head,
      s.foot,
      coalesce(s.sender, p.region_name, u.name_text) as unit_name
    from
      sheets s
      left join known_units u on contains(s.name_text, u.name_text)
      and ord(u.name_text) > 57
      left join place_names p on p.region_code = u.unit_key
      and not ends_with(u.name_text, '会')
    qualify
      row_number() over (
        partition by
          s.batch_no,
          s.head
        order by
          not ends_with(u.unit_key, '00') desc,
          length(u.name_text) desc,
          u.name_text
      ) = 1
  )
select
  *
from
  hinted
qualify
  count(distinct unit_name) over (
    partition by
      batch_no
  ) >= 2;

delete from inferred_units
where
  batch_of (row_number) in (
    select
      batch_no
    from
      sheet_units
  );

insert into
  inferred_units
select
  c.row_number,
  s.unit_name
from
  candidates c
  join sheet_units s on c.row_number between s.head and s.foot
where
  c.errors is null
  and s.unit_name is not null
  and is_numbered_by_sender ();

-- A sheet that names nobody has no unit: that of the file was the one of another sheet.
update file_units
set
  unit_name = null,
  unit_key = null
where
  batch_no in (
    select
      batch_no
    from
      sheet_units
  );

select
  batch_no,
  string_agg(
    unit_name,
    '、'
    order by
      head
  ) as unit_names
from
  sheet_units
group by
  batch_no;
