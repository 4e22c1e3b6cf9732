import type { Rng } from '#pipelines/demo/random.ts';
import { expand, type TextContext } from './expand.ts';
import { DIARY, REPORT, type Surroundings } from './press-parts.ts';

/**
 * Texts that are not complaints: news, official notices, publicity of unions, thanks. Each carries the topic it is
 * about.
 */
interface PressPiece {
  topic: string;
  title: string;
  body: string;
}

const NEWS: PressPiece[] = [
  {
    topic: 'T01.02',
    title: '{place}[开展|部署]根治欠薪[冬季行动|专项检查]',
    body: '[记者获悉|近日],{place}人社、住建等部门[对{n}个在建项目|在重点工程]开展[工资专户|实名制|保证金]检查,[要求企业限期整改|为{n}名农民工追回工资{amt2}]。'
  },
  {
    topic: 'T01.05',
    title: '多地[调整|公布]最低工资标准',
    body: '[统计显示|据了解],[今年以来|截至目前]已有{n}个[省份|地区]调整最低工资标准,专家[解读称|表示][有助于提高低收入者收入|应稳慎推进]。'
  },
  {
    topic: 'T09.01',
    title: '{place}举办[春风行动|民营企业|高校毕业生]招聘会',
    body: '{n}家企业[现场揽才|提供岗位]{n}00个,[达成意向|进场求职]{n}0人,[设有直播带岗|开通就业专车]。'
  },
  {
    topic: 'T14.01',
    title: '[骑手|快递员]权益保障[新规|座谈会]{place}',
    body: '[市场监管|人社|网信]部门约谈平台企业,[要求优化算法|明确不得以最严算法考核],[增设驿站{n}处|试点职业伤害保障]。'
  },
  {
    topic: 'T05.03',
    title: '{place}开展安全生产[大检查|月活动]',
    body: '[应急管理部门|检查组]深入{n}家企业,[排查隐患{n}条|组织应急演练],[现场曝光{n}起|约谈负责人]。'
  },
  {
    topic: 'T05.04',
    title: '[高温预警|持续高温]发布,户外作业[错峰|有规定]',
    body: '[气象台发布高温橙色预警|未来三天{place}最高气温将达39℃],[工地调整作业时间|提醒用人单位发放高温津贴]。'
  },
  {
    topic: 'T16.04',
    title: '延迟法定退休年龄[解读|问答]',
    body: '[改革办法实施以来|针对大家关心的问题],[专家|人社部门]解答[弹性退休|最低缴费年限|病退]等{n}个问题。'
  },
  {
    topic: 'T04.01',
    title: '{place}公布[社保缴费基数|养老金调整办法]',
    body: '[即日起|从本月起]缴费基数[上下限调整|按新标准执行],[灵活就业人员可选择档次|线上可查询]。'
  },
  {
    topic: 'T15.04',
    title: '法院[集中执行|公布]拖欠劳动报酬典型案例',
    body: '[行动中拘传{n}人|执结案件{n}起],发放案款{amt2},[{n}名工人领到钱|两名老赖被拘留]。'
  },
  {
    topic: 'T11.01',
    title: '{place}新增公租房[配租|申请]公告',
    body: '本次[推出房源{n}00套|面向新市民],[线上报名|月租每平方米{n}元],[优先保障环卫公交职工|轮候期缩短]。'
  }
];

const PUBLICITY: PressPiece[] = [
  {
    topic: 'T10.01',
    title: '{place}总工会[送温暖|两节慰问][暖人心|在行动]',
    body: '[春节前夕|连日来],{place}总工会[走访慰问困难职工{n}户|深入{n}家企业送温暖],[发放慰问金{amt2}|送去米面油和祝福],[职工们连声道谢|大家心里热乎乎的]。'
  },
  {
    topic: 'T05.04',
    title: '[送清凉|把清凉送到一线] {place}',
    body: '[烈日下|三伏天],工会干部[带着绿豆汤和防暑包|顶着高温]来到[工地|车间|驿站],[为{n}名户外劳动者送清凉|叮嘱合理安排作业],[工友点赞|大家直说贴心]。'
  },
  {
    topic: 'T02.01',
    title: '{place}启动工资集体协商[集中要约行动|春季要约]',
    body: '[今年以来|近日],{place}总工会[向{n}家企业发出要约书|选派指导员上门],[推动快递、家政行业协商|签订合同{n}份],[覆盖职工{n}00人|职工工资有了增长依据]。'
  },
  {
    topic: 'T10.03',
    title: '金秋助学[圆梦|发放仪式] {place}',
    body: '{place}总工会为{n}名[困难职工子女|农民工子女]发放助学金{amt2},[学生代表说会努力学习|家长激动不已]。'
  },
  {
    topic: 'T09.02',
    title: '{place}职工技能大赛[开赛|落幕]',
    body: '[来自{n}家企业的选手|{n}名焊工]同台竞技,[获奖者将授予五一劳动奖章|以赛促训],[展现工匠风采|现场掌声不断]。'
  },
  {
    topic: 'T13.04',
    title: '[工会驿站|户外劳动者服务站]建到[家门口|街角]',
    body: '{place}新建驿站{n}个,[可热饭、充电、歇脚|24小时开放],[骑手|环卫工][竖起大拇指|说终于有地方歇脚了]。'
  },
  {
    topic: 'T16.02',
    title: '{place}职工[运动会|歌咏比赛|读书分享会]火热举行',
    body: '[{n}支队伍参赛|{n}00名职工参加],[笑声不断|展现风采],[丰富了业余生活|凝聚了人心]。'
  },
  {
    topic: 'T16.03',
    title: '[劳模|工匠]故事:{job}坚守{year}年',
    body: '[他从学徒做起|她扎根一线{year}年],[攻克难题{n}项|带出徒弟{n}名],[被授予劳动模范|工友都很敬佩]。'
  },
  {
    topic: 'T07.03',
    title: '[女职工关爱|两癌筛查]进{place}企业',
    body: '工会组织{n}名女职工[免费两癌筛查|体检],[开设母婴室|签订专项合同{n}份],[女工们很开心|大家满意而归]。'
  },
  {
    topic: 'T15.03',
    title: '工会律师[帮{n}名职工讨回欠款|走进工地普法]',
    body: '[接到求助|得知情况]后,工会[指派律师|启动法律援助],[调解成功|拿回{amt}],[职工送来锦旗|感谢工会]。'
  }
];

const CHATTER: PressPiece[] = [
  {
    topic: 'T99',
    title: '{place}[周末去哪|美食打卡|天气]',
    body: '[下班|周末]去{place}[吃了碗面|逛公园|看展],[人真多|风很大|味道不错],[明天接着上班|分享给大家]。'
  },
  {
    topic: 'T99',
    title: '[打工人日常|随手记]',
    body: '{job}的[一天|日常]:[早起赶车|午休补觉|食堂新菜],[今天还行|平平淡淡|小确幸],[距离放假还有{n}天|加油]。'
  },
  {
    topic: 'T99',
    title: '{place}[楼盘|商圈|路况]资讯',
    body: '{place}[新商场开业|地铁施工改道|楼盘开盘],[停车免费两小时|早高峰绕行|均价过万],[周末可去看看|信息供参考]。'
  },
  {
    topic: 'T09.01',
    title: '[招聘|急招]:{place}{co}',
    body: '{co}招{job}{n}名,[月薪四千到六千|包吃住缴五险],[有经验优先|接受学徒],[工作地{place}|长期有效]。'
  }
];

function write(pieces: readonly PressPiece[], around: Surroundings, context: TextContext, rng: Rng): PressPiece {
  const piece = rng.pick(pieces);
  const say = (pool: readonly string[]): string => expand(rng.pick(pool), context, rng);
  const title = say(around.kickers) + expand(piece.title, context, rng) + say(around.subtitles);
  return {
    topic: piece.topic,
    title,
    body:
      say(around.leads) +
      expand(piece.body, context, rng) +
      say(around.details) +
      say(around.voices) +
      say(around.outlooks)
  };
}

export const newsPost = (context: TextContext, rng: Rng): PressPiece => write(NEWS, REPORT, context, rng);
export const publicityPost = (context: TextContext, rng: Rng): PressPiece => write(PUBLICITY, REPORT, context, rng);
export const chatterPost = (context: TextContext, rng: Rng): PressPiece => write(CHATTER, DIARY, context, rng);

const WAVE: PressPiece[] = [
  {
    topic: 'T01.05',
    title: '陕西[发布|公布]新的最低工资标准',
    body: '[记者从发布会获悉|刚刚公布],我省[调整最低工资标准|上调最低工资],[一类区月标准提高{n}0元|小时标准同步调整],[下月起执行|各地划分区域类别],[低于标准的单位将被责令补足|惠及低收入职工]。'
  },
  {
    topic: 'T01.05',
    title: '最低工资[涨了|上调],[一图读懂|热点问答]',
    body: '最低工资标准[调整后|有变化],[加班费、失业金等随之调整|不含夜班津贴和高温津贴],{place}[属于二类区|按三类区执行|执行一类标准],[用人单位应对照检查|职工可自行核对]。'
  }
];

export const wavePost = (context: TextContext, rng: Rng): PressPiece => write(WAVE, REPORT, context, rng);
