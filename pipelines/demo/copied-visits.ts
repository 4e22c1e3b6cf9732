import type { Day } from './calendar.ts';

/** The three texts that the county of story 7 copies: topic, opinion, action. */
const COPIED = [
  {
    topic: 'T09.02',
    opinion: '职工反映企业生产经营总体平稳，希望加强技能培训，丰富业余文化生活。',
    action: '现场听取意见建议，宣传工会政策，协调企业制定培训计划，问题已得到解决。'
  },
  {
    topic: 'T05.05',
    opinion: '座谈中职工对工资待遇基本满意，建议改善食堂伙食和宿舍条件。',
    action: '与企业负责人沟通，食堂和宿舍条件已作改善，职工表示满意。'
  },
  {
    topic: 'T10.03',
    opinion: '困难职工家庭生活有所改善，希望继续给予子女助学帮扶。',
    action: '送去慰问金，讲解助学政策，帮助填写申请表，已落实到位。'
  }
] as const;

export function copiedVisit(on: Day) {
  return COPIED[(on % 3) as 0 | 1 | 2];
}
