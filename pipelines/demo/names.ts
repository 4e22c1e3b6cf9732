import type { Rng } from './random.ts';

/** Brand syllables that, two or three together, do not make a well-known firm. */
const BRAND_A =
  '秦瑞|渭泽|泾安|灞润|骊锦|洛祥|汉沣|丹棠|岐达|雍禾|镐远|沣恒|终源|陇辉|塬茂|榆垣|延垦|骏渭|禹泰|昊秦|昶安|旭塬|盈渭|腾沣|嘉塬|鑫灞|宏泾|永禾|益骊|铭洛'.split(
    '|'
  );
const BRAND_B = ['', '', '', '隆', '捷', '祺', '诚', '裕', '晟', '川'];
const LINES: Record<string, string[]> = {
  A: ['农业', '果业', '种植'],
  B: ['矿业', '煤业', '石料'],
  C: ['机械', '纺织', '食品', '电子', '建材', '化工', '服饰', '钛业', '包装', '玩具'],
  D: ['热力', '供水', '电力'],
  E: ['建筑工程', '建筑劳务', '装饰工程', '路桥工程'],
  F: ['商贸', '百货', '建材贸易'],
  G: ['物流', '运输', '速递'],
  H: ['餐饮管理', '酒店'],
  I: ['软件', '信息科技'],
  J: ['融资担保'],
  K: ['物业', '置业'],
  L: ['人力资源', '保安服务', '劳务派遣'],
  M: ['检测', '工程咨询'],
  N: ['环保', '市政'],
  O: ['家政服务', '汽车维修'],
  P: ['教育培训'],
  Q: ['康养服务', '口腔门诊'],
  R: ['文化传媒']
};

/** An invented company name: place, brand, line of business. */
export function companyName(place: string, industry: string, rng: Rng, line?: string): string {
  const short = place.replace(/[县区市]$/, '');
  const head = short.length >= 2 ? short : place;
  return `${rng.chance(0.12) ? '陕西' : head}${rng.pick(BRAND_A)}${rng.pick(BRAND_B)}${line ?? rng.pick(LINES[industry] ?? ['实业'])}${rng.chance(0.12) ? '有限责任公司' : '有限公司'}`;
}
