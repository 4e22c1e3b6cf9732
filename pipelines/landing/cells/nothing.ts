/**
 * Words that stand for no value. The patterns are RE2 and JavaScript alike, full match on a cleaned cell:
 * `npm run types` writes them into `sql/landing/nothing.gen.sql`, where every cell is tested; here they give the
 * reason of those that were emptied.
 */

/** Marks that programs write where there is no value, and errors of a spreadsheet formula: nothing in any field. */
const MARK =
  '(?i:nan|none|\\\\n|<na>|nat|undefined|\\(null\\)|\\[null\\]|<null>|null|nil|n/a|\\[\\]|\\{\\}|' +
  '#(?:ref!|value!|name\\?|div/0!|null!|num!|n/a|n/a!|spill!|calc!|error|getting_data|公式没有计算结果))';

/** Words that people write into a cell of a name, a place or a number that they do not know or will not give. */
const WORDS =
  '无|没有|无此项|匿名|匿名者|匿名用户|匿名人|保密|隐私|未知|不明|不详|不清楚|不知道|未提供|不提供|未留|未留电话|未填|未填写|未登记|' +
  '未告知|不便告知|未透露|未公开|不公开|隐藏|已隐藏|不愿透露|不便提供|无法提供|不便透露|不愿提供|不方便透露|拒绝提供|拒绝透露|要求保密|暂缺|空|暂无|无名氏|略|见附件|同前|见上|待补|待补充|待核实|待定|同上|' +
  '无法联系|无联系方式|无电话|没有电话|没留电话|未登记电话|无手机|无人接听|空号|停机|已停机|关机|错号|未分类|暂无分类|未归类|待分类|暂未分类|待归类|尚未分类|如题|详见附件|同上所述|(?i:unknown|anonymous|test|x+)|测试|0+|0+\\.0+|×+|[^\\p{L}\\p{N}]+|' +
  '(?:某|某某|一|一家|某家|(?i:x+)|×+)(?:公司|企业|单位|工厂|厂|工地|商场|酒店)|匿\\s名|保\\s密|未\\s填';
/** 【匿名】, (无): the same in brackets. */
const WORD = `[(【〔\\[「]?(?:${WORDS})[)】〕\\]」]?`;
/** 138****8000, 张**: a mask hides what would tell one from another. */
const MASK = '.*(?:[*＊●○█■]{2}|[0-9][*＊]+[0-9]|[0-9][xX]{3,}|[0-9]×{2,}).*|.{1,3}[*＊]';

/** Accounts that platforms name when the author is gone or hides, and those of a platform itself. */
const NO_ACCOUNT =
  '(?:该|此)?(?:用户|账号|帐号|账户|作者|博主)?(?:已|被)?(?:注销|封禁|删除|停用|不存在)|(?:知乎|贴吧|百度|快手|抖音|小红书|头条|今日头条|B站|微博|豆瓣|QQ|网易|腾讯|搜狐|新浪)(?:用户|网友)|' +
  '小红薯|momo|路人[甲乙丙丁]?|(?:匿名|未知|隐藏)(?:答主|作者|用户|网友|发布者|账号)|佚名|系统(?:消息|通知|管理员|用户)?|(?:超级)?管理员|版主|楼主|站长|小编|编辑|客服|' +
  '(?:网友|读者|群众|市民|职工|热心网友|热心读者|热心市民)(?:爆料|投稿|提供|来信|来电|来访|举报|供稿|留言|反映)|(?i:default|admin|administrator|system|root|guest|user|anonym|nobody|author)';
/** A file or a number that is still to be given. */
const NO_FILE =
  '(?:未|待|尚未|无|没有|暂无|暂未)(?:建档|建立|办理|录入|建|入库|编号|档案|档案号|工号|干部|人员|参加|号码|账号)|(?:办理|建档|录入|审核|申请)中|(?:工会|企业|机关|县|区|市|乡镇|街道|社区)?(?:干部|工作人员|人员|领导|职工代表)';

/** Words for any person at all, and surnames alone (王先生, 李某): as a key they would make one person of many. */
const ANYBODY =
  '(?:热心|某|一|多|众|部分|全体|该|本|广大|普通|匿名|手机|微信|微博|抖音|QQ)?(?:位|名)?(?:市民|群众|网友|网民|职工|工人|农民工|员工|居民|村民|业主|家属|游客|访客|路人|过客|来电人|来访人|' +
  '信访人|来信人|当事人|用户|先生|女士|小姐|同志|本人|个人)(?:们|等|代表)?|.{1,2}(?:先生|女士|小姐|同志|师傅|某|某某|某人|x+|X+|×+)|.|' +
  `${NO_ACCOUNT}|${NO_FILE}`;
/** Words in the place of a company: somebody without one, or one that is not named (某建筑公司). */
const NO_COMPANY =
  '(?:无|没有|不明|未知|暂无|某|未填|无明确|不确定)(?:具体|工作|任何|明确|固定|所属|涉及|涉事)?(?:的)?(?:单位|企业|公司|用人单位|雇主)(?:名称)?|(?:单位|企业|公司)(?:名称)?(?:不明|不详|未知|保密|未提供|不清楚)|' +
  '个人|个体|个体户|自由职业者?|无业|失业|待业|灵活就业|零工|自雇|其他|其它|多家(?:单位|企业|公司)|.*某.*|(?i:x{2,}|×{2,}).*(?:公司|企业|单位|厂|工地|部|店|院|校|中心)|.{2,6}(?i:x{2,}|×{2,})(?:有限|股份|集团|责任)*(?:公司|企业|厂)';
/** Words in the place of a trade union where there is none. */
const NO_UNION =
  '(?:无|没有|未|暂无|尚未|还没|未成立|未组建|未建立|没成立|尚未成立|尚未组建|尚未建立)(?:建会|工会|工会组织|基层工会|建立|成立|组建)|其他|其它|其他单位';

/** 00000000000, 13800000000, 12345678: typed to fill a field. */
const REPEATED = Array.from({ length: 10 }, (_, digit) => `${digit}{4,}|1[3-9][0-9]${digit}{8}`).join('|');
const PLACEHOLDER = `${REPEATED}|1[3-9][0-9]0*|0*[0-9]|(?:1[3-9][0-9])?0?12345678?9?0?1?|(?:1[3-9][0-9])?12345678`;

export const NOTHING = { MARK, WORD, MASK, ANYBODY, PLACEHOLDER, NO_COMPANY, NO_UNION } as const;

const full = (pattern: string): RegExp =>
  new RegExp(`^(?:${pattern.replace(/\(\?i:/g, '(?:')})$`, pattern.includes('(?i:') ? 'iu' : 'u');
const MARKED = full(MARK);
const ERROR = /^#(?!公式)/;
const MASKED = full(MASK);
const ANYBODY_AT_ALL = full(ANYBODY);

/** Why a cell holds nothing, for the load report; null when it holds something. */
export function nothingReason(cell: string, isKey: boolean): string | null {
  if (cell === '#公式没有计算结果') return '公式没有计算结果：请在 Excel 或 WPS 中打开后另存，再重新投放';
  if (ERROR.test(cell) && MARKED.test(cell)) return '表格公式出错，没有内容';
  if (MASKED.test(cell)) return '已被遮盖，不能用来识别';
  if (MARKED.test(cell) || full(WORD).test(cell)) return '没有填写实际内容';
  if (!isKey) return null;
  return ANYBODY_AT_ALL.test(cell) ? '不是某一个人的姓名或号码' : '不是完整的号码';
}
