/** Names of codes that records carry. */

/** Sections of GB/T 4754-2017. */
const INDUSTRIES: Record<string, string> = {
  A: '农林牧渔业',
  B: '采矿业',
  C: '制造业',
  D: '电力热力燃气及水业',
  E: '建筑业',
  F: '批发零售业',
  G: '交通运输仓储邮政业',
  H: '住宿餐饮业',
  I: '信息传输软件业',
  J: '金融业',
  K: '房地产业',
  L: '租赁商务服务业',
  M: '科研技术服务业',
  N: '水利环境公共设施业',
  O: '居民服务修理业',
  P: '教育',
  Q: '卫生社会工作',
  R: '文体娱乐业',
  S: '公共管理社会组织',
  T: '国际组织'
};

const SOURCES: Record<string, string> = {
  visits: '走访',
  petitions: '信访',
  negotiations: '集体协商',
  posts: '网络帖文'
};

export function industryName(code: string): string {
  return INDUSTRIES[code] ?? '未标注行业';
}

export function sourceName(source: string): string {
  return SOURCES[source] ?? source;
}
