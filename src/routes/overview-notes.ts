/** Definitions of 总览. */
import { metricInForce } from '#lib/domain/metrics.ts';
import type { RuleNumbers } from '#lib/domain/rule-numbers.ts';

const definitions = (rules: RuleNumbers) =>
  ['A08', 'A14'].flatMap((indicator): [string, string][] => {
    const metric = metricInForce(indicator, rules);
    return metric ? [[metric.label, `${metric.formula}，期末数`]] : [];
  });

export const MORNING_NOTES: readonly string[] = [
  '从六张单子里排：逾期和快到期的信访、派出的任务、上升或居高的热点问题、还没有派单的十类盲区、六十天内到期而没有续签的协议、缺报的单位。每张单子先出一件，单子空的由别的补上。',
  '期限后写“建议”的没有规定的日期：热点问题 7 天内研判，盲区派单默认 14 天，派单时可改。没有读出的单子会写明，不当作没有。'
];

export const OVERVIEW_MARTS = [
  'marts.volumes',
  'marts.petition_clock',
  'marts.reply_days',
  'marts.coverage',
  'marts.gaps',
  'marts.petition_due',
  'marts.issues',
  'marts.agreement_expiry',
  'marts.submissions',
  'marts.sources'
];

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
