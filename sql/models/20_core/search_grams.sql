-- 检索索引：每个相邻两字在哪条记录的第几个字；一个词是首尾相接的几个两字，命中与逐字查找完全一致。
-- @grain 一条记录里的一处相邻两字
-- @mart
-- @column gram  两个字的编码：前字 × 65536 ＋ 后字；大写、全角先折成小写、半角，文末补一个句号
with
  folded as (
    select
      record_no,
      lower(
        case
          when regexp_matches(text, '[！-～　]') then translate(
            text,
            '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～　',
            '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~ '
          )
          else text
        end
      ) as text
    from
      core.search_records
  ),
  cut as (
    select
      record_no,
      string_split(text || '。', '') as letters
    from
      folded
    where
      text <> ''
  ),
  pairs as (
    select
      record_no,
      unnest(range(length(letters) - 1)) as place,
      unicode(unnest(letters[:-2])) % 65536 as first_letter,
      unicode(unnest(letters[2:])) % 65536 as second_letter
    from
      cut
  )
select
  (first_letter::uinteger * 65536 + second_letter::uinteger)::uinteger as gram,
  record_no,
  place::integer as place
from
  pairs
where
  first_letter > 32
order by
  gram,
  record_no,
  place
