/** Definitions of 信访办理, with the rules in force. */
import type { RuleNumbers } from '#lib/domain/rule-numbers.ts';

export const petitionNotes = (rules: RuleNumbers): [string, string][] => [
  [
    '期限',
    `受理之日起 ${rules.petition_term_days} 日办结，经批准最多再延长 ${rules.petition_extension_days} 日（信访工作条例第三十四条）：来源写的延期日更晚只算到这里，更早也不缩短；只有申诉求决有期限。最后一日是休息日的${
      rules.petition_holiday_shift > 0
        ? '顺延到下一个工作日（民法典第二百零三条）'
        : '不顺延（条例没有写；按民法典第二百零三条顺延的，在规则参数里改）'
    }。距期限按工作日说，扣除周末和放假、加上调休；次年放假安排未公布时只扣周末。`
  ],
  [
    '按期办结率',
    '期限已过的事项中在期限内办结的；期限已过还没有办结的也在分母，期限未过的不论是否办结都不计。没有期限已过的事项时不算。'
  ],
  ['告知', '登记之日起 15 日内书面告知是否受理（第二十三条）；未满 15 日的不计。'],
  [
    '重复、集体',
    `重复：同一信访人同一类别 ${rules.petition_repeat_days} 天内再次反映，没有类别的不算，信访人只以不可还原的代号比对；集体：涉及 5 人以上。`
  ],
  [
    '日期矛盾',
    '办结、答复、受理、告知早于登记，或晚于数据截止日的：计入件数，不计入按期、告知、答复天数、结果和评价。'
  ],
  ['不列出的', '检举控告不逐件列出；不列信访人，也不能按人查找。']
];
