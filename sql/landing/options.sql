-- pairs → options: for each open row the landed row that is most likely the same matter.
-- Two rows of one number are one matter when the same office sent them, or when no office is known. Where one of the
-- offices is unknown the words must agree, or place and day; between two known offices day and words, or place and day.
-- A revision that changes the words together with the day, or with the place, is doubtful: it may be another matter
-- under
-- the same number, as when an office counts from 1 again each month. Words that only grew are no change.
create or replace table options as
with
  related as (
    select
      *,
      unit_key is not distinct from landed_unit_key as is_same_unit,
      coalesce(unit_key <> landed_unit_key, false) as is_other_unit,
      coalesce(
        day_agrees
        and place_agrees,
        false
      ) as is_there_and_then
    from
      pairs
  )
select
  row_number,
  record_key,
  batch_no,
  landed_row,
  is_equal,
  is_same_unit,
  case
    when is_same_unit then true
    when is_other_unit then is_there_and_then
    or coalesce(
      day_agrees
      and text_agrees,
      false
    )
    else is_there_and_then
    or coalesce(text_agrees, false)
    or coalesce(day_agrees, place_agrees, text_agrees) is null
  end as is_one_matter,
  not $is_confirmed::boolean
  and is_same_unit
  and not is_equal
  and not coalesce(text_agrees, false)
  and (
    (
      not coalesce(text_continues, true)
      and not coalesce(day_agrees, true)
    )
    or (
      text_likeness < 0.6
      and not coalesce(place_agrees, true)
    )
    or (
      not coalesce(day_agrees, true)
      and not coalesce(place_agrees, true)
    )
  ) as is_doubtful
from
  related
qualify
  row_number() over (
    partition by
      row_number
    order by
      (
        is_equal
        and is_one_matter
      ) desc,
      is_one_matter desc,
      is_same_unit desc,
      text_likeness desc nulls last,
      record_key,
      batch_no desc,
      landed_row desc
  ) = 1;
