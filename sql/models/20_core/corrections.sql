-- 研究人员对文字标注的更正，附是否仍适用：记录改了内容或已不在，更正要重新看。
-- @grain 一条有效的更正
-- @key correction_id
-- @not_null correction_id, source, record_key, content_hash, kind, value, machine_value, is_applicable
-- @column kind  topic 主题、polarity 倾向、place 地区、issue 所属热点问题
-- @column value  更正后的值；主题可有几个代码，第一个为首要主题
-- @column machine_value  更正之前机器给出的值
with
  texts as (
    select distinct
      t.source,
      t.record_key,
      t.content_hash
    from
      (
        select
          'visits' as source,
          record_key,
          content_hash
        from
          staging.visits
        union all
        select
          'petitions',
          record_key,
          content_hash
        from
          staging.petitions
        union all
        select
          'posts',
          record_key,
          content_hash
        from
          staging.posts
      ) t
      semi join raw.corrections c on c.source = t.source
      and c.record_key = t.record_key
      and c.content_hash = t.content_hash
  )
select
  c.correction_id,
  c.source,
  c.record_key,
  c.content_hash,
  c.kind,
  c.value,
  c.machine_value,
  c.corrected_on,
  t.record_key is not null as is_applicable
from
  raw.corrections c
  left join texts t on t.source = c.source
  and t.record_key = c.record_key
  and t.content_hash = c.content_hash
