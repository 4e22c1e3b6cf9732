-- 职工群体的各种写法归到六个群体；没有列出的写法归到“其他”。
-- @grain 一种写法
-- @key group_text
-- @not_null group_text, group_code
-- @column group_code  migrant 农民工、agency 劳务派遣、women 女职工、platform 新就业形态、laid_off 下岗失业、hardship 困难职工
select
  group_text,
  group_code
from
  (
    values
      ('农民工', 'migrant'),
      ('进城务工人员', 'migrant'),
      ('建筑工人', 'migrant'),
      ('劳务派遣', 'agency'),
      ('劳务派遣工', 'agency'),
      ('派遣工', 'agency'),
      ('劳务派遣职工', 'agency'),
      ('外包工', 'agency'),
      ('女职工', 'women'),
      ('女工', 'women'),
      ('新就业形态', 'platform'),
      ('新就业形态劳动者', 'platform'),
      ('平台从业者', 'platform'),
      ('平台劳动者', 'platform'),
      ('灵活就业', 'platform'),
      ('骑手', 'platform'),
      ('快递员', 'platform'),
      ('下岗失业', 'laid_off'),
      ('下岗失业人员', 'laid_off'),
      ('下岗职工', 'laid_off'),
      ('失业人员', 'laid_off'),
      ('困难职工', 'hardship'),
      ('困难职工家庭', 'hardship'),
      ('困难农民工', 'hardship')
  ) as spelled (group_text, group_code)
