-- 没有企业编号、或者编号与文字里的企业不一致的记录里讲到的企业，以及对应到台账哪一家；拿不准的不认，等人确定。
-- @grain 一条记录里的一种写法
-- @not_null source, batch_no, row_number, words, method, score, status
-- @column words  原文的写法，企业名称，不含个人；外县有同名或名称相近企业的附县区；栏目与文字不一致的写作 栏目／文字
-- @column origin  field 企业名称栏、text 文字里、both 两处不一致
-- @column ent_id  认定的企业；空为待定、认定不是台账里的，或台账里没有
-- @column method  name 名称或别名完全一致、likeness 写法相近、decision 人工认定、review 待定、unknown 台账里没有相近的
-- @column score  与最相近名称的相似程度，0 到 1
-- @column status  accepted 认定、queued 待定、rejected 人工认定不是台账里的企业、unlisted 台账里没有
select
  source,
  batch_no,
  row_number,
  origin,
  words,
  ent_id,
  method,
  score,
  candidates,
  case
    when ent_id is not null then 'accepted'
    when method = 'review' then 'queued'
    when method = 'decision' then 'rejected'
    else 'unlisted'
  end as status
from
  raw.enterprise_mentions
