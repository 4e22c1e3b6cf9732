/**
 * Words of the help flags that raise their flag only in a context: 全体职工 where these act, 自杀 where somebody is about
 * to, 年前 where it is a term. Set by reading the hits in real letters (`pipelines/text/README.md`).
 */
interface Context {
  flag: string;
  words: RegExp;
  /** Must stand before or behind the word; without it the word counts for nothing. */
  left?: RegExp;
  right?: RegExp;
  /** Must not stand before the word. */
  notLeft?: RegExp;
}

/** How far a context is looked for to either side. */
const REACH = 16;

const CONTEXTS: Context[] = [
  {
    flag: 'R1',
    words: /^(?:全体(?:职工|员工|工人|教师)|我们全体|几十人|几十名)$/,
    left: /(?:我们|申请人|反映人|署名|敬上)[^,。;]{0,4}$/,
    right:
      /^[^,。;!?]{0,8}(?:提出|要求|请求|联名|呼吁|呼声|不满|抗议|上访|停工|罢工|诉求|多次|无奈|不想|签名|维权|讨薪|讨要)|^[\s,。]{0,4}(?:$|[0-9]{4}年)/
  },
  {
    flag: 'R2',
    words: /^(?:自杀|自残|跳楼|轻生|服毒|上吊)$/,
    left: /(?:[想欲]|打算|企图|差点|险些|逼得?|逼我|准备|只[能有好]|宁愿|不如|威胁|扬言|多次)[^,。;!?]{0,6}$/,
    right: /^(?:的念头|的想法|的心|倾向|未遂|威胁|算了|寻死)/,
    notLeft: /慢性$/
  },
  { flag: 'R2', words: /^(?:想死|去死|活不下去)$/, notLeft: /(?:[你他她]|病人|患者|不到.{1,4})[^,。;!?]{0,4}$/ },
  {
    flag: 'R3',
    words: /^全厂$/,
    right:
      /^(?:共|有|的)?[0-9一二三四五六七八九十百几数上两]{1,4}[多余几]?[名号个位](?:下岗|退休|在职)?(?:职工|工人|员工)/
  },
  { flag: 'R3', words: /^全体(?:职工|员工)$/, notLeft: /(?:[向和与给的]|发给|归[^,。]{0,12}|或者?)$/ },
  { flag: 'R3', words: /^全厂(?:职工|工人)$/, notLeft: /[和与给向]$/ },
  { flag: 'R6', words: /^到期$/, left: /(?:仲裁|诉讼)?时效[^,。]{0,4}$/ },
  {
    flag: 'R6',
    words: /^(?:年前|春节前|春节之前|过年前)$/,
    left: /(?:今年|希望|[请望在能]|务必|必须|尽快|如果|赶|再不|答应|承诺)[^,。;0-9]{0,5}$/,
    right: /^(?:能否|能不能|务必|必须|一定|再|发|拿到|解决|结清|给我们|不发|还不)/,
    notLeft: /(?:[0-9]{2,4}年?|[去前]年)[^,。]{0,4}$/
  },
  {
    flag: 'R6',
    words: /^年关$/,
    left: /(?:[又临将]近|眼[看见]|马上|快到|[^时]近)$/,
    right: /^(?:将|近|已近|已到|到了|了|越)/
  },
  {
    flag: 'R7',
    words: /^曝光$/,
    left: /(?:媒体|网[上络]|电视台?|栏目|平台|抖音|微博|记者|热搜|[要将想去])[^,。;!?已]{0,4}$/,
    right: /^(?:给|到|于)(?:媒体|网|电视|抖音)/
  }
];

/** Whether the word from `start` to `end` of a normalised text raises the flag there. */
export function raisesFlag(flag: string, text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  const rules = CONTEXTS.filter((context) => context.flag === flag && context.words.test(word));
  if (rules.length === 0) return true;
  const left = text.slice(Math.max(0, start - REACH), start);
  const right = text.slice(end, end + REACH);
  return rules.every((rule) => {
    if (rule.notLeft?.test(left)) return false;
    return (!rule.left && !rule.right) || (rule.left?.test(left) ?? false) || (rule.right?.test(right) ?? false);
  });
}
