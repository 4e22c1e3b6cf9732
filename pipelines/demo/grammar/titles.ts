import type { Rng } from '#pipelines/demo/random.ts';
import { expand, type TextContext } from './expand.ts';

/** Who complains, where the trade would give the topic away; other topics take any trade. */
const TRADES: Record<string, string> = {
  'T01.02': '[木工|钢筋工|瓦工|架子工|抹灰工|水电工|油漆工|塔吊司机|防水工|小工|焊工|模板工|绿化工|混凝土工]',
  'T05.02': '[风钻工|爆破工|碎石工|掘进工|选矿工|喷浆工|矿车司机|井下工人]',
  'T14.01': '[外卖骑手|兼职骑手|众包骑手|专送骑手|夜班骑手|送餐员|新手骑手|站点骑手]',
  'T14.02': '[快递员|派件员|分拣员|网点司机|揽收员|承包区快递员]',
  'T14.03': '[货车司机|网约车司机|挂车司机|拉煤司机|夜班司机|个体车主]',
  'T14.04': '[骑手|网约车司机|同城配送员|代驾司机|众包快递员|主播]'
};
const ANYONE = [
  '一名{trade}',
  '{place}{trade}',
  '[多名|几名|十来名]{trade}',
  '[外地|本地|退休|在岗|离职|夜班|年轻]{trade}',
  '{trade}[老李|老张|小王|老赵|小杨|老刘|代表|家属|妻子]',
  '{trade}班组',
  '[干了半年的|干了一年的|干了五六年的|新来的|老资格的]{trade}',
  '{co}{trade}'
];
const SAYS = ['反映', '反映:', ':', ':', '诉', '求助:', '来信:', '投诉:', '来电:'];
const TIMES = [
  '从[去年入冬|去年国庆|今年春节|今年开春|端午前|中秋前|月初|上季度|年初|入夏]起',
  '[春节|清明|五一|端午|中秋|国庆|元旦|麦收|开学]后至今',
  '已[一月有余|两个月|三个多月|四个月|小半年|大半年|一年多|快两年]',
  '[前后|断续][半年|一年|数月|三个月|多年]',
  '[最近一个月|最近两个月|这一季度|年前年后|上半年|下半年]'
];
const ENDS = [
  '盼[尽快解决|早日答复|给个说法|有人过问|依法处理|上级重视]',
  '请[工会|12351|总工会|上级工会|有关部门|领导][协调|过问|做主|核查|督促|出面]',
  '[多次找|找过|跑过]{agency}[没结果|没回音|未解决]',
  '{boss}[不理不睬|一推再推|说等等|避而不见|不认账]',
  '[不知|到底]该找[谁|哪个部门]',
  '[一家人|大伙|工友][等不起|很着急|没了主意|都在等]'
];
const ASKING = /咨询|申请|希望|想|怎么|请求|吗$|请/;

const base = (code: string, titles: readonly string[], context: TextContext, rng: Rng): string =>
  expand(rng.pick(titles), context, rng).replace(/^(关于|反映)/, code === '' ? '$1' : '');

/** Title of a petition: the grievance with at least two of who, since when and what is asked. */
export function composeTitle(code: string, titles: readonly string[], context: TextContext, rng: Rng): string {
  const core = base(code, titles, context, rng);
  const skipped = rng.int(0, 4);
  const who = expand(rng.pick(ANYONE).replace('{trade}', TRADES[code] ?? '{job}'), context, rng);
  const end = expand(rng.pick(ENDS), context, rng);
  if (ASKING.test(core))
    return skipped === 0
      ? `${core}（${who}）`
      : `${who}${expand(rng.pick(['反映:', ':', '来信:', '来电:', '求助:']), context, rng)}${core}${rng.chance(0.7) && !/请/.test(core) ? `，${end}` : ''}`;
  const time = expand(rng.pick(TIMES), context, rng);
  const said = expand(rng.pick(SAYS), context, rng);
  if (skipped === 0) return `${rng.pick(['关于', '反映', ''])}${core}（${time}），${end}`;
  if (skipped === 1) return `${who}${said}${core}，${end}`;
  if (skipped === 2) return `${who}${said}${core}${rng.pick(['，', '（'])}${time}`.replace(/（([^（]*)$/, '（$1）');
  return `${who}${said}${core}，${time}，${end}`;
}

const HOOKS = [
  '',
  '[救命|无语|求助|讨论|吐槽|避雷|树洞|真事],',
  '[姐妹们|兄弟们|各位大佬|老铁们|同行们],',
  '{place}的[朋友|网友|同行]看过来:',
  '{job}[一枚|自述|的心里话]:',
  '[三十岁|四十岁|五十多岁|刚毕业]的{job}:',
  '[忍了半年|熬了一夜|想了很久],'
];
const REPLIES_WANTED = [
  '',
  ',[有人|有同行]遇到过吗',
  ',[这合法吗|这正常吗|能告吗|怎么维权|要不要走]',
  ',[求支招|求扩散|求个明白人|求经验]',
  ',{boss}[装看不见|说爱干不干|已读不回|让我等]',
  ',[找谁|找工会|找{agency}]有用吗',
  ',[心凉了|太难了|真服了|气笑了|不想干了]',
  '[(一)|(续)|(更新)|(有图)|(已解决再更)]'
];

/** Title of a complaint on a platform. */
export const composePostTitle = (titles: readonly string[], context: TextContext, rng: Rng): string =>
  expand(rng.pick(HOOKS), context, rng) +
  base('', titles, context, rng) +
  expand(rng.pick(REPLIES_WANTED), context, rng);

const ASKERS = [
  '',
  '[求助|请教|咨询|问一下|弱弱问]:',
  '{place}[朋友|同事|网友]帮看:',
  '{job}[提问|想问]:',
  '[第一次办|替父母问|替同事问|材料都备了]:',
  '[急|在线等|蹲个答案]:'
];
const ASKED = [
  '怎么办理',
  '政策咨询',
  '求解答',
  '的疑问',
  '[要带什么|要哪些材料|要多久|有年龄限制吗]',
  '[线上能办吗|去哪个窗口|找谁盖章|外地能办吗]',
  '[今年|最近][有变化吗|新规怎么说|还能办吗]',
  '[和网上说的不一样|窗口说法不一],[求准信|听谁的]'
];

/** Title of a neutral question about a theme. */
export const composeQuestionTitle = (theme: string, context: TextContext, rng: Rng): string =>
  expand(rng.pick(ASKERS), context, rng) + theme + expand(rng.pick(ASKED), context, rng);
