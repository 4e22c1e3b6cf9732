/** Sections of the national industry classification GB/T 4754-2017, short names. */
export const INDUSTRIES: Record<string, string> = {
  A: '农林牧渔业',
  B: '采矿业',
  C: '制造业',
  D: '电力热力燃气及水',
  E: '建筑业',
  F: '批发零售业',
  G: '交通运输仓储邮政',
  H: '住宿餐饮业',
  I: '信息传输软件信息技术',
  J: '金融业',
  K: '房地产业',
  L: '租赁商务服务业',
  M: '科研技术服务业',
  N: '水利环境公共设施',
  O: '居民服务修理其他',
  P: '教育',
  Q: '卫生社会工作',
  R: '文体娱乐业',
  S: '公共管理社会保障',
  T: '国际组织'
};
