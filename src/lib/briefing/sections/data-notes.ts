/** 附件的数据说明：口径、来源的新旧、版本；每个数字的出处在证据包。 */
import { formatDate, formatInteger } from '#lib/domain/format.ts';
import { metricInForce } from '#lib/domain/metrics.ts';
import { citeFrom } from '#lib/briefing/cite.ts';
import type { Block, Inline } from '#lib/document/document.ts';
import { INDICATORS, type BriefingFacts } from '#lib/briefing/facts.ts';
import { type Section } from './section.ts';
import { heading, note } from '#lib/document/blocks.ts';

export const dataNotes: Section = (facts) => {
  const { as_of, data_version, is_demo } = facts.publication;
  const cite = citeFrom(facts.sources, 'sources', '装入的记录数，含全部期间和范围');
  return [
    heading(2, '数据说明'),
    note(
      'notes.version',
      `本期数据截至${formatDate(as_of)}，数据版本 ${data_version}。每个数字的查询、筛选条件、口径和原值存于证据包，可以逐个复核；成稿是否改动可以核对。${is_demo ? '其中含生成的演示数据，全部内容均为虚构，不得作为工作依据。' : ''}`
    ),
    note(
      'notes.rules',
      '人数、户数一至四的不公开，可由此推出的一并不公开；比率的分母不足十的不公开，十至二十九的注明样本少；括号中的“约”为 95% 可信区间；“通常”的范围按本范围此前各月的条数用负二项回归估计，含季节和离春节的天数，95% 的月份落在其中，不足一年半的不作判断，三个来源一起看，二十期里约有三期会有一个碰巧超出；“差异在误差范围之内”指两个比率之差的 95% 区间含零。诉求的主题、倾向和热点问题由程序标注和归集，供研判参考。'
    ),
    {
      type: 'table',
      id: 'notes.sources',
      title: '数据来源',
      columns: [
        { label: '来源', numeric: false, weight: 3 },
        { label: '最近一条记录', numeric: true, weight: 3 },
        { label: '记录数', numeric: true, weight: 2 },
        { label: '拒收行数', numeric: true, weight: 2 }
      ],
      rows: facts.sources.rows.map((row): Inline[][] => [
        [row.label],
        row.last_on
          ? [cite(`${row.source}.last`, `${row.label}最近一条记录`, row.last_on, formatDate(row.last_on))]
          : ['未接入'],
        [cite(`${row.source}.count`, `${row.label}记录数`, row.record_count, formatInteger(row.record_count))],
        [cite(`${row.source}.rejected`, `${row.label}拒收行数`, row.rows_rejected, formatInteger(row.rows_rejected))]
      ])
    },
    ...(facts.request.kind === 'opinion' ? [] : [definitions(facts)])
  ];
};

/** Definitions of the coverage figures; an 舆情月报 has none. */
function definitions({ rules }: BriefingFacts): Block {
  return {
    type: 'table',
    id: 'notes.definitions',
    title: '指标口径',
    columns: [
      { label: '指标', numeric: false, weight: 3 },
      { label: '口径', numeric: false, weight: 8 }
    ],
    rows: INDICATORS.map((indicator) => metricInForce(indicator, rules)!).map((metric) => [
      [metric.label],
      [`${metric.formula}。${metric.caveat}（第${metric.clause}条）`]
    ])
  };
}
