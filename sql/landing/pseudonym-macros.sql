-- HMAC-SHA-256 from the two padded key blocks: sha256(outer || sha256(inner || message)).
create or replace macro hmac_hex (x, inner_pad, outer_pad) as sha256(outer_pad || unhex(sha256(inner_pad || encode(x))));

-- A telephone or document number is keyed by its digits, so that 138-0013 8000, +86 13800138000 and the 13800138000.0
-- of a program that knows only numbers are one key.
create or replace macro key_text (x) as case when regexp_full_match(x, '[0-9]{7,12}') then x when regexp_full_match(x, '[0-9Xx +()-]{7,}(\.0+)?') then regexp_replace(
  upper(regexp_replace(regexp_replace(x, '\.0+$', ''), '[^0-9Xx]', '', 'g')),
  '^(00)?86(1[3-9][0-9]{9})$',
  '\2'
) else x end;

-- 6.10113E+17: a spreadsheet kept 15 digits of a longer number. Different numbers look the same so, hence it
-- identifies nothing.
create or replace macro is_rounded (x) as contains(x, '+')
and regexp_full_match(x, '[0-9](\.[0-9]+)?[eE]\+[0-9]{1,3}');

create or replace macro refusal_of_number (x, otherwise) as case when is_rounded (x) then '科学计数法：Excel 只保留前 15 位数字，号码已丢失；请在原系统按文本格式重新导出' else otherwise end;

-- A number that was rounded or taken out before (〔手机号〕), a mask and a word for anybody would make one person of many.
-- A column of telephone or document numbers names somebody only by digits.
create or replace macro identifies (x, is_number) as not (
  is_rounded (x)
  or contains(x, '〔')
  or is_nobody (x)
)
and (
  not is_number
  or regexp_matches(x, '([0-9Xx][ ()+.-]*){7}')
);

create or replace macro pseudonym (x, is_number, inner_pad, outer_pad) as case when identifies (x, is_number) then hmac_hex (key_text (x), inner_pad, outer_pad) end;

-- A code that is a person's telephone or identity number still tells rows apart and joins tables, but under a
-- pseudonym.
create or replace macro is_personal_code (x) as strlen(x) >= 11
and regexp_matches(
  x,
  '(^|[^0-9])(1[3-9][0-9]{9}|[1-8][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])[0-3][0-9]{4}[0-9Xx])($|[^0-9Xx])'
);

create or replace macro impersonal_code (field, x, inner_pad, outer_pad) as case when is_rounded (x) then null when is_personal_code (x) then '遮盖-' || left(hmac_hex (field || ':' || x, inner_pad, outer_pad), 16) else one_spelling (replace(x, ' ', '')) end;

-- A name in an identity that may hold a number tells rows apart under a pseudonym; all others identify as they are.
create or replace macro impersonal_name (field, x, inner_pad, outer_pad) as case when may_hold_numbers (x) then '遮盖-' || left(hmac_hex (field || ':' || x, inner_pad, outer_pad), 16) else x end;
