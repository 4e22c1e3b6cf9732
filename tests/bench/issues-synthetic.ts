import type { IssueInput } from '#lib/issues/record.ts';

/** A generated message with the matter it is about. */
export interface SyntheticMessage extends IssueInput {
  matter: string;
}

const NAME_CHARACTERS = Array.from(
  '华泰恒鑫瑞丰盛源金龙宏达通海天宇新兴永昌安顺康宁嘉禾德信博远方正明辉锦绣凯旋翔云腾峰岭川江河湖溪桥塘坪湾林松柏梅兰竹菊春夏秋冬晨曦朝阳南北东西中上下大小'
);
const ENDINGS = [
  '建筑劳务公司',
  '纺织厂',
  '物业公司',
  '煤业公司',
  '物流园',
  '食品厂',
  '电子厂',
  '商贸公司',
  '装饰公司',
  '外卖站点',
  '机械厂',
  '家园小区',
  '广场工地',
  '产业园'
];
const GRIEVANCES = [
  ['拖欠工资', '干了几个月的活一直没有结清工钱', '说好月底发,到现在一分钱都没有拿到', '找负责人要钱,对方总是推脱'],
  ['不缴社保', '入职两年多单位从来没有交过养老保险', '查询社保发现断缴了好几个月', '人事答复说自愿放弃'],
  ['高温津贴不发', '车间里温度很高没有任何降温措施', '夏天的补贴从来没有见过', '有同事中暑送了医院'],
  ['强制加班', '每天从早上八点干到夜里十一点', '不加班就扣绩效,请假也不批', '一个月只休息两天'],
  ['工伤不认', '上班时手被机器压伤住院', '单位拒绝申报工伤还不付医药费', '家里全靠我一个人'],
  ['违法辞退', '没有任何理由突然通知不用来了', '不给补偿也不开离职证明', '合同还有一年才到期'],
  ['粉尘噪音', '作业点灰尘大没有发口罩', '体检查出肺部有问题', '要求调岗一直没人管'],
  ['克扣罚款', '系统随意扣钱,申诉没有用', '超时一单罚五十', '大家都不敢说话'],
  ['欠发养老金', '改制以后应补的费用没有补', '退休手续一直办不下来', '去了很多次都让等'],
  ['食堂卫生', '饭菜里吃出虫子', '多人吃完拉肚子', '价格还涨了']
] as const;
const OPENINGS = [
  '领导您好',
  '我是一名普通职工',
  '请有关部门管一管',
  '实在没有办法才写信',
  '希望工会帮帮我们',
  '反映一个情况',
  '多次反映无果',
  '我代表工友们'
];
const CLOSINGS = [
  '请尽快处理',
  '盼回复',
  '谢谢',
  '恳请核实',
  '希望能给个说法',
  '我们等了很久了',
  '不胜感激',
  '要求依法解决'
];
const FILLERS = [
  '昨天',
  '上个月',
  '去年冬天',
  '前几天',
  '今年以来',
  '从三月份开始',
  '十几个人',
  '我们班组',
  '老乡介绍来的',
  '孩子上学要用钱',
  '打过电话',
  '去过现场',
  '留下了材料',
  '没有人接待',
  '态度很差',
  '互相推诿'
];
const TITLES = [
  (name: string, grievance: string) => `${name}${grievance}`,
  (name: string, grievance: string) => `反映${name}${grievance}的问题`,
  (name: string, grievance: string) => `${grievance},${name}何时解决`,
  (name: string) => `请问${name}的事有人管吗`,
  (name: string, grievance: string) => `投诉${name}长期${grievance}`
];

/** A small seeded generator: the same seed gives the same messages everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Messages about invented companies and estates, all written from the same few sentences: the hard case for
 * clustering, since only the name tells two matters with the same grievance apart. Sizes of matters are heavy-tailed,
 * a third stand alone.
 */
export function syntheticMessages(count: number, seed: number): SyntheticMessage[] {
  const random = randomFrom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const messages: SyntheticMessage[] = [];
  for (let matter = 0; messages.length < count; matter++) {
    const name =
      Array.from({ length: 3 + Math.floor(random() * 2) }, () => pick(NAME_CHARACTERS)).join('') + pick(ENDINGS);
    const grievance = pick(GRIEVANCES);
    const size = random() < 0.6 ? 1 : Math.min(400, Math.floor(2 + 1.5 / (0.004 + random())));
    const start = Date.UTC(2025, 0, 1) + random() * 330 * 86_400_000;
    for (let member = 0; member < size && messages.length < count; member++) {
      const sentences = [
        pick(OPENINGS),
        `${name}${pick(FILLERS)}`,
        pick(grievance.slice(1)),
        pick(FILLERS),
        pick(grievance.slice(1)),
        `${pick(FILLERS)}${Math.floor(random() * 90 + 10)}`,
        pick(CLOSINGS)
      ];
      messages.push({
        id: `s${seed}-${messages.length}`,
        title: pick(TITLES)(name, grievance[0]),
        text: sentences.join(','),
        published_at: new Date(start + random() * 40 * 86_400_000).toISOString(),
        source: pick(['posts', 'petitions', 'visits']),
        engagement: random() < 0.9 ? 0 : Math.floor(3 / (0.002 + random())),
        matter: `m${matter}`
      });
    }
  }
  return messages;
}
