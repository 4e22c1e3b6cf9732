/** The columns of an exported search, their order and what they mean; screen and file come from the same rows. */
import { formatInteger } from '#lib/domain/format.ts';
import { POLARITY_NAMES, sourceLabel } from './vocabulary.ts';

/** A hit as the database gives it. */
export interface ExportRow {
  record_id: string;
  source: string;
  channel: string | null;
  recorded_on: string;
  unit_name: string;
  city_name: string;
  county_name: string;
  topic_code: string;
  topic_name: string;
  polarity: string;
  intent: string;
  issue_label: string | null;
  issue_heat: number | null;
  reactions: number | null;
  ent_name: string | null;
  text: string;
}

export interface ExportColumn {
  label: string;
  kind: 'text' | 'number' | 'date';
  meaning: string;
  value: (row: ExportRow) => string | number | null;
}

export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  { label: '记录编号', kind: 'text', meaning: '本系统内的记录键，不是来件人的编号', value: (row) => row.record_id },
  { label: '日期', kind: 'date', meaning: '登记、发布或走访日期（北京时间）', value: (row) => row.recorded_on },
  { label: '来源', kind: 'text', meaning: '来源与渠道', value: (row) => sourceLabel(row.source, row.channel) },
  { label: '单位', kind: 'text', meaning: '归属的统计单位', value: (row) => row.unit_name },
  { label: '市', kind: 'text', meaning: '空白为没有写明', value: (row) => row.city_name },
  { label: '县（市、区）', kind: 'text', meaning: '空白为没有写明或只到市', value: (row) => row.county_name },
  { label: '主题代码', kind: 'text', meaning: '首要主题；T99 为未能归类', value: (row) => row.topic_code },
  { label: '主题', kind: 'text', meaning: '由词典或模型标注，不是来源系统的类别', value: (row) => row.topic_name },
  {
    label: '倾向',
    kind: 'text',
    meaning: '由词典标注，单条仅供参考',
    value: (row) => POLARITY_NAMES[row.polarity]?.[0] ?? row.polarity
  },
  { label: '意图', kind: 'text', meaning: '诉求、咨询、新闻、宣传或其他', value: (row) => row.intent },
  { label: '热点问题', kind: 'text', meaning: '所属的热点问题；空白为不属于任何一个', value: (row) => row.issue_label },
  {
    label: '热点热度',
    kind: 'number',
    meaning: '累计热度，0 至 100；不足五条的热点不给热度',
    value: (row) => row.issue_heat
  },
  { label: '互动量', kind: 'number', meaning: '转发、评论、点赞之和，只有帖文有', value: (row) => row.reactions },
  { label: '企业', kind: 'text', meaning: '能对应到企业台账的', value: (row) => row.ent_name },
  {
    label: '文字',
    kind: 'text',
    meaning: '标题与内容；号码、门牌已遮盖，姓名尽力遮盖但不保证没有遗漏',
    value: (row) => row.text
  }
];

/** The sheet 说明: what was asked, of which data, how many rows, what the columns mean. */
export function exportNotes(facts: {
  query: string;
  chosen: string;
  frame: string;
  scope: string;
  total: number;
  data_version: string;
  as_of: string;
}): [string, string][] {
  return [
    ['检索式', facts.query || '（全部记录）'],
    ['点选的条件', facts.chosen || '无'],
    ['时间', facts.frame],
    ['范围', facts.scope],
    ['记录数', formatInteger(facts.total)],
    ['数据版本', facts.data_version],
    ['数据截止', facts.as_of],
    ['不包括', '检举控告件（信访工作条例第三十条、第四十六条）'],
    ['', ''],
    ['列', '含义'],
    ...EXPORT_COLUMNS.map(({ label, meaning }): [string, string] => [label, meaning])
  ];
}

/** The columns of a Parquet file have the names of the warehouse; codes stand where the other files have words. */
export const PARQUET_NAMES: readonly [string, string][] = [
  ['', ''],
  ['Parquet 的列名', '含义'],
  ['record_no', '按日期先后的序号，只在这一版数据内有效'],
  ['record_id', '记录编号'],
  ['source、channel', '来源与渠道，代码'],
  ['recorded_on', '日期'],
  ['unit_name', '单位'],
  ['city_name、county_name', '市、县（市、区）'],
  ['topic_code、topic_name', '主题代码、主题'],
  ['polarity、intent', '倾向代码、意图'],
  ['issue_id、issue_label、issue_heat', '热点问题的编号、名称、热度'],
  ['reactions', '互动量'],
  ['ent_id、ent_name', '企业的编号、名称'],
  ['text、title_length', '文字，其中标题的字数']
];
