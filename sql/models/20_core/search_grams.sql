-- 检索索引：每个相邻两字在哪条记录的第几个字；一个词是首尾相接的几个两字，命中与逐字查找完全一致。
-- @grain 一条记录里的一处相邻两字
-- @mart
-- @column gram  两个字的编码：前字 × 65536 ＋ 后字；大写、全角、繁体先折成小写、半角、简体（与检索式同一张表，raw.letter_folds），文末补一个句号
with
  cut as (
    select
      record_no,
      string_split(text || '。', '') as letters
    from
      core.search_records
    where
      text <> ''
  ),
  pairs as (
    select
      record_no,
      unnest(range(length(letters) - 1)) as place,
      unicode(unnest(letters[:-2])) as first_letter,
      unicode(unnest(letters[2:])) as second_letter
    from
      cut
  ),
  folded as (
    -- 逐字折：translate() 对每条文字都要重读一遍字表（DuckDB 1.5.6），慢几十倍
    select
      p.record_no,
      p.place,
      coalesce(f.folded, p.first_letter) % 65536 as first_letter,
      coalesce(s.folded, p.second_letter) % 65536 as second_letter
    from
      pairs p
      left join raw.letter_folds f on f.letter = p.first_letter
      left join raw.letter_folds s on s.letter = p.second_letter
  )
select
  (first_letter::uinteger * 65536 + second_letter::uinteger)::uinteger as gram,
  record_no,
  place::integer as place
from
  folded
where
  first_letter > 32
order by
  gram,
  record_no,
  place
