-- HMAC-SHA-256 from the two padded key blocks: sha256(outer || sha256(inner || message)).
create or replace macro hmac_hex(x, inner_pad, outer_pad) as sha256(outer_pad || unhex(sha256(inner_pad || encode(x))));

-- A telephone or document number is keyed by its digits, so that 138-0013 8000 and 13800138000 are one key.
create or replace macro key_text(x) as
  case when regexp_full_match(x, '[0-9]+') then x
    when regexp_full_match(x, '[0-9Xx +()-]{7,}') then upper(regexp_replace(x, '[^0-9Xx]', '', 'g')) else x end;

-- Digit patterns that identify persons. Landing must never hold them; names and spelled-out numbers are the work of annotation.
create or replace macro fold_digits(x) as case when regexp_matches(x, '[０-９]|[0-9][　－][0-9]') then translate(x, '０１２３４５６７８９Ｘ－　', '0123456789X- ') else x end;
create or replace macro has_digits(x) as regexp_matches(x, '[0-9０-９](?:[ 　－-]?[0-9０-９]){6}|@[A-Za-z0-9]');

create or replace macro mask_document(x) as
  regexp_replace(x, '(^|[^0-9])[1-9](?:[ -]?[0-9]){5}[ -]?(?:19|20)(?:[ -]?[0-9]){2}[ -]?(?:0[ -]?[1-9]|1[ -]?[0-2])[ -]?[0-3](?:[ -]?[0-9]){4}[ -]?[0-9Xx]', '\1〔证件号〕', 'g');
create or replace macro mask_old_document(x) as
  regexp_replace(x, '(^|[^0-9-])[1-9][0-9]{5}[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}\b', '\1〔证件号〕', 'g');
create or replace macro mask_card(x) as
  regexp_replace(x, '(^|[^0-9.]|[^0-9]\.)[3-69][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{3,4}(?:[ -]?[0-9]{1,3})?(\b|[A-Za-z_])', '\1〔银行卡号〕\2', 'g');
create or replace macro mask_mobile(x) as
  regexp_replace(x, '(^|[^0-9.]|[^0-9]\.)(?:(?:\+|00)?86[ -]?)?1[ -]?[3-9][ -]?[0-9](?:[ -]?[0-9]){8}(\b|[A-Za-z_])', '\1〔手机号〕\2', 'g');
create or replace macro mask_landline(x) as
  regexp_replace(x, '(^|[^0-9.-])\(?0[1-9][0-9]{1,2}[) -]{0,2}[2-9][0-9]{6,7}\b', '\1〔电话〕', 'g');
create or replace macro mask_email(x) as
  regexp_replace(x, '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+', '〔邮箱〕', 'g');

create or replace macro mask_digits(x) as
  mask_landline(mask_card(mask_mobile(mask_old_document(mask_document(mask_email(fold_digits(x)))))));

create or replace macro read_prose(x) as case when has_digits(x) then mask_digits(x) else x end;

create or replace macro count_masks(x, mark) as coalesce(len(string_split(x, mark)) - 1, 0)::smallint;
