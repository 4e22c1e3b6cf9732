-- How one cell is read. Used by the generated landing statements; each macro takes the raw text and returns NULL when
-- it cannot be read.
-- A list of constants would become one join per cell; comparing them in place is many times faster, in planning too.
set
  disabled_optimizers = 'in_clause';

-- Guards, HTML, invisible characters, full-width signs and blanks at the ends are mended by `mend_cell`
-- (pipelines/landing/cells).
-- One look tells whether anything is to be done: most cells are returned as they came.
create or replace macro clean (x) as case when not regexp_matches(
  x,
  '[！-～　\x{00A0}&<\x{00AD}\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2064}\x{2066}-\x{2069}\x{FEFF}\x{00}-\x{08}\x{0B}\x{0C}\x{0E}-\x{1F}\x{7F}-\x{9F}\x{2028}\x{2029}]|^[ \t\r\n=''’\[]|[ \t\r\n]$'
) then x else mend_cell (x) end;

-- Free text keeps its signs; blanks at the ends of its lines go, line breaks become one kind, HTML becomes text.
create or replace macro clean_text (x) as case when ord(x) <= 32
or ord(x) in (39, 61, 91, 160, 8217, 12288, 65279)
or ends_with(x, ' ')
or ends_with(x, chr(10))
or ends_with(x, chr(13))
or ends_with(x, chr(9))
or ends_with(x, '　')
or ends_with(x, chr(160))
or contains(x, '&')
or contains(x, '<')
or contains(x, chr(13))
or contains(x, chr(11))
or contains(x, chr(12))
or contains(x, chr(133))
or contains(x, chr(8232))
or contains(x, chr(8203))
or contains(x, chr(65279))
or contains(x, chr(173))
or contains(x, ' ' || chr(10))
or contains(x, '　' || chr(10)) then mend_text (x) else x end;

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

-- A date or moment in the forms that DuckDB reads without loss; all others go through `cell_moment`, which knows them
-- or refuses them.
create or replace macro is_plain_moment (x) as regexp_full_match(
  x,
  '[0-9]{4}(-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2})([ T]([01]?[0-9]|2[0-3]):[0-9]{1,2}(:[0-9]{1,2})?)?'
);

create or replace macro read_timestamp (x) as case when is_plain_moment (x) then try_cast (x as timestamp) else try_cast (cell_moment (x, getvariable ('serial_epoch')) as timestamp) end;

-- The day that is written: 24:00 belongs to the day that it ends.
create or replace macro read_date (x) as case when is_plain_moment (x) then try_cast (x as timestamp)::date else try_cast (left(cell_moment (x, getvariable ('serial_epoch')), 10) as date) end;

-- A moment before 1949 or after 2100 is a typing error, and so is one to come in a field that tells what has happened.
create or replace macro is_plausible (moment) as moment between date '1949-01-01' and date '2100-01-01';

create or replace macro has_happened (moment) as moment >= date '1949-01-01'
and moment < getvariable ('tomorrow')::timestamp;

-- Whole numbers, plain decimals and plain yuan are read here; all others go through `cell_quantity`, which reads one
-- number or refuses.
create or replace macro read_integer (x) as case when regexp_full_match(x, '[0-9]{1,9}') then x::integer else try_cast (cell_quantity ('integer', x) as integer) end;

create or replace macro read_decimal (x) as case when regexp_full_match(x, '[0-9]{1,9}(\.[0-9]{1,3})?') then x::decimal(18, 3) else try_cast (cell_quantity ('decimal', x) as decimal(18, 3)) end;

create or replace macro read_percent (x) as case when regexp_full_match(x, '-?[0-9]{1,5}(\.[0-9]{1,3})?%?') then rtrim(x, '%')::decimal(9, 3) else try_cast (cell_quantity ('percent', x) as decimal(9, 3)) end;

create or replace macro read_yuan (x) as case when regexp_full_match(x, '[0-9]{1,9}(\.[0-9]{1,2})?元?') then rtrim(x, '元')::decimal(18, 2) else try_cast (cell_quantity ('yuan', x) as decimal(18, 2)) end;

create or replace macro read_boolean (x) as case when lower(x) in ('是', '有', '已', '1', 'true', 'y', 'yes', '√', '已建', '已建会') then true when lower(x) in ('否', '无', '未', '0', 'false', 'n', 'no', '×', '未建', '未建会') then false end;

create or replace macro read_names (x) as list_filter(
  list_transform(string_split_regex(x, '[、，,;；|/\s]+'), lambda n: trim(n, ' []"')),
  lambda n: n <> ''
  and not blank (n)
  and not is_nothing (n)
);

-- 张三、李四等3人: how many there were is no part of a name.
create or replace macro read_people (x) as list_filter(
  list_transform(read_names (x), lambda n: regexp_replace(n, '等([0-9一二三四五六七八九十两几多]*[人名位]|人员|同志)?$', '')),
  lambda n: n <> ''
);

-- The signs of a number that people and programs write in several ways: 咸信[2026]15号 and 咸信（2026）15号 are
-- 咸信〔2026〕15号 (GB/T 9704-2012, 7.2.5), a dash of any length is a hyphen.
create or replace macro one_spelling (x) as case when strlen(x) = length(x) then x else regexp_replace(
  regexp_replace(x, '[‐‑‒–—―−﹣]', '-', 'g'),
  '(\p{Han})[\[(【〔]((?:19|20)[0-9]{2})[\])】〕]',
  '\1〔\2〕',
  'g'
) end;
