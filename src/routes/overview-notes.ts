/** Words and origins of 总览. */
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
