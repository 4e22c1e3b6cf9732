/** Definitions of 总览; here, so that the browser does not load the catalogue of indicators for two of them. */
import { metricInForce } from '#lib/domain/metrics.ts';
import type { RuleNumbers } from '#lib/domain/rule-numbers.ts';

const definitions = (rules: RuleNumbers) =>
  ['A08', 'A14'].flatMap((indicator): [string, string][] => {
    const metric = metricInForce(indicator, rules);
    return metric ? [[metric.label, `${metric.formula}，期末数`]] : [];
  });

export const overviewNotes = (rules: RuleNumbers): readonly (readonly [string, string])[] => [
  ['计数', '走访按走访日期、信访按登记日期、帖文按发布日期计；没有接入或没有报送的月份留空，不画成 0。'],
  [
    '按期办结率',
    `本期到期、期限已过的事项中在期限内办结的，逾期未办结的也在分母；期限为受理之日起 ${rules.petition_term_days} 日，经批准最多再延长 ${rules.petition_extension_days} 日。没有受理日期时改列登记到答复的中位天数（不少于 5 件），未答复的按已等天数计入。`
  ],
  ...definitions(rules),
  [
    '通常波动',
    '本范围此前各月的条数用负二项回归估计出本期应有的范围（季节、离春节的天数、离散程度都在内，95%），落在其中为通常；不足一年半的历史不作判断。一次看三个来源，二十期里约有三期会有一个来源碰巧超出。'
  ]
];
