import type { Rng } from '#pipelines/demo/random.ts';

/** Subject of a text; other slots are drawn at random. */
export interface TextContext {
  place: string;
  co: string;
  /** Building project or similar fixed name of a story. */
  project?: string;
  people?: number;
  amount?: number;
  year: number;
  month: number;
  theme?: string;
}

type Part = string | { slot: string } | { options: Part[][] };

const WIDE: Record<string, string> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' };

/** Templates are typed with ASCII punctuation; letters and posts carry the Chinese forms. */
function widePunctuation(text: string): string {
  return text.replace(/[,;:!?]/g, (mark) => WIDE[mark] ?? mark);
}

const compiled = new Map<string, Part[]>();

function compile(template: string): Part[] {
  const known = compiled.get(template);
  if (known) return known;
  const parts: Part[] = [];
  for (const piece of template.split(/(\[[^\]]*\]|\{\w+\})/)) {
    if (piece === '') continue;
    if (piece.startsWith('[')) parts.push({ options: piece.slice(1, -1).split('|').map(compile) });
    else if (piece.startsWith('{')) parts.push({ slot: piece.slice(1, -1) });
    else parts.push(widePunctuation(piece));
  }
  compiled.set(template, parts);
  return parts;
}

/** Expands `[a|b]` and `{slot}` of a template. */
export function expand(template: string, context: TextContext, rng: Rng): string {
  let text = '';
  for (const part of compile(template)) {
    if (typeof part === 'string') text += part;
    else if ('slot' in part) text += fillSlot(part.slot, context, rng);
    else
      for (const inner of rng.pick(part.options)) {
        text += typeof inner === 'string' ? inner : 'slot' in inner ? fillSlot(inner.slot, context, rng) : '';
      }
  }
  return text;
}

const JOBS =
  '焊工|装卸工|操作工|质检员|库管|电工|保洁|保安|收银员|服务员|厨师|司机|技术员|包装工|缝纫工|护工|客服|维修工|班组长|内勤|瓦工|钢筋工|木工|皮带工|巡检工|叉车工|文员|配货员'.split(
    '|'
  );
const BOSSES = '老板|车间主任|项目经理|人事|财务|班长|店长|劳务公司负责人|厂长|部门领导|站长'.split('|');
const AGENCIES =
  '人社局|劳动监察大队|住建局|信访局|12345热线|社保中心|街道办|司法所|仲裁院|县总工会|园区管委会|行业主管部门|应急管理局'.split(
    '|'
  );
const POLICIES =
  '劳动合同法|工资支付规定|安全生产知识|医疗互助办法|技能培训补贴政策|女职工保护规定|工会法|职业病防治知识|养老保险政策'.split(
    '|'
  );
const HELPS = '医疗互助理赔|金秋助学申请|困难职工建档|临时救助|失业金领取|法律援助|工伤申报'.split('|');
const SOON = '近日|本周内|月底前|半个月内|尽快|下周|节前|十五个工作日内'.split('|');
const HANZI = '零一两三四五六七八九十'.split('');

function money(value: number, rng: Rng): string {
  if (value >= 10000 && rng.chance(0.6))
    return rng.chance(0.5) ? `${Math.round(value / 1000) / 10}万元` : `${Math.round(value / 10000) || 1}万多`;
  return rng.chance(0.2) ? `${Math.round(value / 100) * 100}多块` : `${Math.round(value / 10) * 10}元`;
}

function fillSlot(slot: string, context: TextContext, rng: Rng): string {
  switch (slot) {
    case 'place':
      return context.place;
    case 'co':
      return context.co;
    case 'project':
      return context.project ?? projectName(context.place, rng);
    case 'theme':
      return context.theme ?? '职工权益';
    case 'n':
      return String(context.people !== undefined && context.people > 1 ? context.people : rng.int(2, 38));
    case 'dur': {
      const months = rng.int(2, 9);
      return rng.chance(0.15)
        ? '半年'
        : rng.chance(0.12)
          ? '一年多'
          : rng.chance(0.5)
            ? `${HANZI[months] ?? months}个月`
            : `${months}个月`;
    }
    case 'year':
      return String(rng.int(2, 24));
    case 'age':
      return String(rng.int(23, 59));
    case 'amt':
      return money(
        context.amount !== undefined && context.amount > 0
          ? context.amount / Math.max(1, context.people ?? 1)
          : rng.lognormal(9000, 0.8),
        rng
      );
    case 'amt2':
      return money(
        context.amount !== undefined && context.amount > 0 ? context.amount : rng.lognormal(80000, 0.9),
        rng
      );
    case 'smallamt':
      return money(rng.lognormal(900, 0.7), rng);
    case 'lowpay':
      return String(rng.int(110, 205) * 10);
    case 'since': {
      const back = rng.int(1, 14);
      const month = ((context.month - 1 - back + 240) % 12) + 1;
      const year = context.year - (back >= context.month ? Math.ceil((back - context.month + 1) / 12) : 0);
      return rng.chance(0.4) ? `${year}年${month}月` : year === context.year ? `今年${month}月` : `去年${month}月`;
    }
    case 'since2':
      return rng.pick(['月底', '下个月', '一周后', '年底前', '中旬', '节后', '季度末']);
    case 'soon':
      return rng.pick(SOON);
    case 'job':
      return rng.pick(JOBS);
    case 'boss':
      return rng.pick(BOSSES);
    case 'agency':
      return rng.pick(AGENCIES);
    case 'policy':
      return rng.pick(POLICIES);
    case 'help':
      return rng.pick(HELPS);
    default:
      throw new RangeError(`Unknown slot {${slot}} in a demo text template`);
  }
}

const PROJECT_FIRST =
  '锦绣|云栖|翰林|金域|紫御|望江|春风|悦府|龙湾|天玺|枫林|盛世|观澜|阳光|学府|汇景|曲水|丽景|华庭|瑞祥'.split('|');
const PROJECT_LAST =
  '花园|小区二期|安置楼|商业广场|产业园厂房|公寓|中学教学楼|棚改楼|医院门诊楼|标准化厂房|大桥|供水管网|住宅楼三标段'.split(
    '|'
  );

/** An invented building project of a place. */
export function projectName(place: string, rng: Rng): string {
  return `${rng.chance(0.5) ? place : ''}${rng.pick(PROJECT_FIRST)}${rng.pick(PROJECT_LAST)}${rng.chance(0.5) ? '项目' : '工地'}`;
}
