-- How one cell is read. Used by the generated landing statements; each macro takes the raw text and returns NULL when it cannot be read.
-- A list of constants would become one join per cell; comparing them in place is many times faster, in planning too.
set
  disabled_optimizers = 'in_clause';

-- Full-width digits, letters and signs become half-width, blanks at the ends go, empty marks become NULL.
-- One look tells whether anything is to be done: most cells are returned as they came.
create or replace macro clean (x) as case when not regexp_matches(x, '[！-～　\x{00A0}]|^[ \t\r\n]|[ \t\r\n]$') then x else trim(
  translate(
    x,
    '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ（）／－．，：　' || chr(160),
    '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz()/-.,:  '
  ),
  ' ' || chr(9) || chr(10) || chr(13)
) end;

-- Free text keeps its signs; only blanks at the ends go.
create or replace macro clean_text (x) as case when ord(x) <= 32
or ord(x) in (160, 12288)
or ends_with(x, ' ')
or ends_with(x, chr(10))
or ends_with(x, chr(13))
or ends_with(x, chr(9))
or ends_with(x, '　')
or ends_with(x, chr(160)) then trim(x, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || '　') else x end;

create or replace macro blank (x) as x is null
or (
  strlen(x) <= 6
  and x in ('', '-', '--', '—', '——', '/', 'NULL', 'null', 'N/A', 'n/a', '空', '暂无', '不详')
);

create or replace macro null_if_blank (x) as case when blank (x) then null else x end;

-- Lower case of a cell; one of three-byte characters only is Chinese and has no case.
create or replace macro fold_case (x) as case when strlen(x) = 3 * length(x) then x else lower(x) end;

-- One code: blanks inside go too.
create or replace macro read_code (x) as replace(x, ' ', '');

-- ISO, 2019/7/19 11:25:05, 2019.7.19, 2019年7月19日 11时25分, 2019年7月, 20190719, Excel serials (days since 1899-12-30).
create or replace macro date_text (x) as case when contains(x, '年') then rtrim(
  replace(
    replace(
      replace(replace(replace(replace(replace(x, '年', '-'), '月', '-'), '日', ' '), '点', ':'), '时', ':'),
      '分',
      ':'
    ),
    '秒',
    ''
  ),
  ' :-'
) when regexp_matches(x, '^[0-9]{4}\.[0-9]{1,2}\.[0-9]') then replace(x, '.', '-') when regexp_full_match(x, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}[ T].*') then x when regexp_full_match(x, '(19|20)[0-9]{6}') then x[1:4] || '-' || x[5:6] || '-' || x[7:8] else x end;

-- 2019-07 → 2019-07-01, 2019-07-19 11 → 2019-07-19 11:00. Names its argument once: what is passed is long, and each mention would repeat it.
create or replace macro whole_date (x) as regexp_replace(regexp_replace(x, '^([0-9]{4}[-/][0-9]{1,2})$', '\1-01'), '^(.* [0-9]{1,2})$', '\1:00');

create or replace macro read_moment (x) as coalesce(
  case
    when length(x) > 19
    and regexp_matches(x, '[0-9](Z|[+-][0-9]{2}:?[0-9]{2})$') then try_cast (x as timestamptz)::timestamp
  end,
  -- DuckDB also knows the words epoch and infinity; a moment in a file begins with a digit.
  case
    when ord(x) between 48 and 57 then try_cast (x as timestamp)
  end,
  case
    when ord(x) between 48 and 57 then try_cast (whole_date (date_text (x)) as timestamp)
  end,
  case
    when regexp_full_match(x, '[2-7][0-9]{4}(\.[0-9]+)?') then timestamp '1899-12-30 00:00:00' + to_seconds(round(cast(x as double) * 86400)::bigint)
  end
);

create or replace macro read_timestamp (x) as read_moment (x);

create or replace macro read_date (x) as read_moment (x)::date;

-- A moment outside 1950–2100 is a typing error, not a fact.
create or replace macro is_sane (moment) as moment between date '1950-01-01' and date '2100-01-01';

-- Thousands separators, blanks and a unit of counting at the end go; a unit inside is a typing error.
create or replace macro number_text (x) as regexp_replace(x, '[, ]|[人件户家次份个名天]+ *$', '', 'g');

create or replace macro read_integer (x) as case when regexp_full_match(x, '[0-9]{1,9}') then x::integer else try_cast (coalesce(regexp_extract(number_text (x), '^([+-]?[0-9]+)(\.0+)?$', 1), '') as integer) end;

create or replace macro read_decimal (x) as try_cast (number_text (x) as decimal(18, 3));

create or replace macro read_percent (x) as try_cast (rtrim(replace(number_text (x), '％', '%'), '%') as decimal(9, 3));

-- 1.2万元, 3000元, 1,200.50, ¥500, 0.03亿元 → yuan.
create or replace macro yuan_text (x) as regexp_replace(number_text (x), '^(人民币|RMB|约|共|¥|￥)+|元$|圆$|块$', '', 'g');

create or replace macro read_yuan (x) as case when ends_with(yuan_text (x), '亿') then (try_cast (rtrim(yuan_text (x), '亿') as decimal(18, 6)) * 100000000)::decimal(18, 2) when ends_with(yuan_text (x), '万') then (try_cast (rtrim(yuan_text (x), '万') as decimal(18, 6)) * 10000)::decimal(18, 2) else try_cast (yuan_text (x) as decimal(18, 2)) end;

create or replace macro read_boolean (x) as case when lower(x) in ('是', '有', '已', '1', 'true', 'y', 'yes', '√', '已建', '已建会') then true when lower(x) in ('否', '无', '未', '0', 'false', 'n', 'no', '×', '未建', '未建会') then false end;

create or replace macro read_names (x) as list_filter(
  list_transform(string_split_regex(x, '[、，,;；|/\s]+'), lambda n: trim(n)),
  lambda n: n <> ''
  and not blank (n)
);
