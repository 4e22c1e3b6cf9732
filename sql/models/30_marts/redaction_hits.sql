-- 入库前从文字中遮盖的个人信息，只记处数，不存内容。
-- @grain 一个批次里的一种个人信息
-- @key batch_no, kind
-- @not_null batch_no, source, kind, hit_count
-- @column kind  id_number 证件号、mobile 手机号、landline 电话、bank_card 银行卡号、plate 车牌、email 邮箱、social_id 社交账号、address 门牌、
--   name 姓名、mention @账号
select
  batch_no,
  source,
  kind,
  hit_count
from
  raw.redaction_hits
