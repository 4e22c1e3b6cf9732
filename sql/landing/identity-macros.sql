-- How identities, places and sending units are compared.
-- Text without blanks, line breaks and characters that nobody sees, in lower case: the same words from two exports.
create or replace macro squeeze (x) as nullif(lower(regexp_replace(x, '[\s\pC\pZ]', '', 'g')), '');

-- The number without the sending unit that tells two offices apart: file|11|@610103 → file|11.
create or replace macro bare_key (x) as case when contains(x, '|@') then x[1:instr(x, '|@') - 1] else x end;

-- A whole number that a program wrote with a decimal point is the number: 7.0 is 7. Guards are mended before (`clean`).
create or replace macro plain_code (x) as case when ends_with(x, '0')
and regexp_full_match(x, '[0-9]+\.0+') then split_part(x, '.', 1) else x end;

-- A place code of 6, 8, 9 or 12 digits, with the country before it (CN-, 156) or a decimal point behind it, is the
-- code of its county.
create or replace macro place_code (x) as coalesce(
  nullif(
    regexp_extract(upper(x), '^(?:CN-?)?(?:156)?([1-9][0-9]{5})(?:[0-9]{2}|[0-9]{3}|[0-9]{6})?(?:\.0+)?$', 1),
    ''
  ),
  x
);

-- A mark such as 合计 or 本页合计 makes a row the sum of the rows above it, never a record of its own.
create or replace macro is_total_mark (x) as length(x) <= 24
and regexp_matches(x, '[计計均]|总数|总和|汇总|结转|[承过][前次]页|(?i)total')
and regexp_full_match(
  regexp_replace(x, '[\s\pC\pZ]', '', 'g'),
  '(?i:[【〔\[（(]?([一二三四五六七八九十\d]{1,2}[、.．])?(.{0,8}([省市县区会所局部组月季页年本表]|季度|年度|以上|全部|各项|金额|人数|件数))?([合小总共累总總][计計][数值额]?|平均[数值]?|总?平均|均值|总[数和]|汇总|[上本][年季月期]末?结转|(结转|转入?)[上下][年季月页]|承前页|过次页|(sub|grand)?total)([:：]?[0-9]*[件条户人个次项页行家元]+)?[】〕\]）)]?[:：]?([（(].*[）)])?)'
);

-- Until a file says which fields it fills, nothing is left to carry over.
create or replace macro if_unfilled (field, x) as x;

-- file|11|@610103 → 11: the number as the sender wrote it.
create or replace macro bare_number (x) as case when starts_with(x, 'hash:') then null else bare_key (x) [instr(x, '|') + 1:] end;

-- Whether one of several cells, held apart by chr(31), is the mark of a sum.
create or replace macro holds_total_mark (x) as len(list_filter(string_split(x, chr(31)), lambda cell: is_total_mark (cell))) > 0;

-- A row of several files that are landed together is known by one number: that of its batch, then its own.
create or replace macro batch_of (number) as (number // 1000000000)::integer;

create or replace macro row_of (number) as (number % 1000000000)::integer;

-- Share of the characters of two texts that both have, 0 to 1. DuckDB's own jaccard counts bytes, which Chinese texts
-- share whatever they say (findings/duckdb-likeness-counts-bytes.sh).
create or replace macro likeness (a, b) as len(list_intersect(list_distinct(string_split(a, '')), string_split(b, ''))) / nullif(len(list_distinct(list_concat(string_split(a, ''), string_split(b, '')))), 0);
