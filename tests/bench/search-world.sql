-- A warehouse of $rows made-up records with what a search reads; words follow a skewed draw, so that the first are in a third of the texts and the last of four thousand in one of five hundred.
create schema core;

create schema marts;

set variable words = list_concat(
  string_split(
    '工资,拖欠,我们,公司,项目,工地,老板,一直,不发,农民工,几个月,社保,没有,缴纳,反映,多次,无人,处理,请求,领导,帮助,解决,困难,家庭,孩子,上学,合同,签订,辞退,补偿,加班,高温,津贴,外卖,罚款,平台,骑手,职业病,尘肺,鉴定,赔偿,工伤,认定,医疗,保险,退休,档案,公积金,宿舍,食堂,安全,事故,培训,女工,产假,哺乳,托管,欠薪,讨薪,包工头,甲方,劳务,派遣,转正',
    ','
  ),
  list_transform(
    range(4000),
    lambda n: chr((19968 + hash(n) % 4000)::integer) || chr((19968 + hash(n, 1) % 4000)::integer)
  )
);

create table core.search_records as
with
  texts as (
    select
      record_no,
      array_to_string(
        list_transform(
          range(20 + (hash(record_no) % 40)::integer),
          lambda step: getvariable ('words') [floor(20 * pow(201, (hash(record_no, step) % 1000000) / 1000000.0))::integer - 19] || case
            when hash(record_no, step, 2) % 6 = 0 then '，'
            else ''
          end
        ),
        ''
      ) as text
    from
      range(1, $rows::integer + 1) r (record_no)
  )
select
  record_no::integer as record_no,
  'posts:' || record_no as record_id,
  ['petitions', 'posts', 'visits'] [1 + (hash(record_no, 3) % 3)::integer] as source,
  'weibo' as channel,
  date '2023-01-01' + (record_no * 1400 // $rows::integer)::integer as recorded_on,
  date_trunc('month', date '2023-01-01' + (record_no * 1400 // $rows::integer)::integer)::date as month,
  '61' as unit_org_id,
  '/61/' as org_path,
  '61' || lpad((1 + hash(record_no, 4) % 10)::varchar, 2, '0') || lpad((1 + hash(record_no, 5) % 11)::varchar, 2, '0') as county_code,
  '61' || lpad((1 + hash(record_no, 4) % 10)::varchar, 2, '0') || '00' as city_code,
  'T' || lpad((1 + hash(record_no, 6) % 15)::varchar, 2, '0') || '.01' as topic_code,
  null::varchar[] as topic_codes,
  null::varchar as evidence,
  ['negative', 'neutral', 'positive'] [1 + (hash(record_no, 7) % 3)::integer] as polarity,
  '诉求' as intent,
  true as is_request,
  null::varchar as issue_id,
  null::varchar as ent_id,
  null::varchar as industry,
  null::varchar as ownership,
  null::varchar[] as worker_groups,
  (hash(record_no, 8) % 500)::integer as reactions,
  1 as batch_no,
  record_no::integer as row_number,
  text,
  0 as title_length
from
  texts
order by
  record_no;

create table marts.orgs (org_id varchar, org_name varchar);

create table marts.regions (region_code varchar, region_name varchar);

create table marts.topics (topic_code varchar, topic_name varchar);

create table marts.issues (issue_id varchar, label varchar, heat double, small_sample boolean);

create table marts.enterprises (ent_id varchar, ent_name varchar);
