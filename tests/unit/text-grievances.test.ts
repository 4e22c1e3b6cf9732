import { describe, expect, it } from 'vitest';
import { createAnnotator } from '#lib/text/annotate.ts';
import { wellFormed } from '#lib/text/well-formed.ts';
import { loadReference } from '#pipelines/text/reference-data.ts';

const { lexicon, gazetteer } = loadReference();
const petition = createAnnotator(lexicon, gazetteer, 'petitions');
const visit = createAnnotator(lexicon, gazetteer, 'visits');
const topics = (text: string): string[] => petition({ text }).topics.map((topic) => topic.code);

/**
 * Phrases that people split with numbers, names and sums: the words of a grievance stand apart, and it is still one.
 */
describe('grievances in split phrases', () => {
  it.each([
    ['老板拖欠我们三十来个弟兄去年冬天的工资十二万', 'T01.01'],
    ['拖欠我们30名工人工资12万元', 'T01.01'],
    ['工资从三月份到现在还没打到卡里', 'T01.01'],
    ['干到第五个月，一分钱都没见着，房贷还不上', 'T01.01'],
    ['带班的手机关机，二十几个人的饭钱没着落', 'T01.02'],
    ['项目部说好交房就给，到现在人工费没付', 'T01.02'],
    ['柜台盘亏的损失由当班的人平摊', 'T01.03'],
    ['我的活和正式职工一样，到手差一半', 'T01.06'],
    ['全员放假两个月，公司只给每人四百', 'T01.07'],
    ['厂里六年没涨过工资', 'T02.03'],
    ['进厂一年，合同一直没签', 'T03.01'],
    ['主管当着大家让我走人，门禁当天就停', 'T03.02'],
    ['公司从没给我们几个上过社保', 'T04.01'],
    ['养老断了八个月，单位不吭声', 'T04.01'],
    ['公司公积金从去年就没给', 'T04.04'],
    ['顶楼施工连个护栏也没有，少护栏还催进度', 'T05.03'],
    ['连续干了二十六天班，人受不了', 'T06.01'],
    ['组长对女工动手动脚，没人敢说', 'T07.02'],
    ['母亲透析，前后花了十多万', 'T10.02'],
    ['孩子考上了，学费凑不齐', 'T10.03'],
    ['环卫工歇脚的驿站常年锁门', 'T13.04'],
    ['出餐慢了半小时，平台照样扣我的钱', 'T14.01'],
    ['跑一趟车，抽成涨到三成', 'T14.03'],
    ['判决下来半年了，对方不执行', 'T15.04']
  ])('%s → %s', (text, code) => {
    expect(topics(text)).toContain(code);
  });

  it.each(['今天天气不错，下班去公园走走', '门口新开的书店很安静，值得去', '周末和家人去爬山，风景很好'])(
    'abstains from small talk: %s',
    (text) => {
      expect(topics(text)).toEqual(['T99']);
    }
  );

  it('counts two patterns of one topic once, so that a second topic still shows', () => {
    expect(topics('拖欠工程款，工人工资发不下去')).toEqual(expect.arrayContaining(['T01.01', 'T01.02']));
  });
});

describe('what a source says about a text', () => {
  it('takes words of daily life for a matter of work in what workers told the union, not on a city board', () => {
    const text = '公租房轮候太久，一家人挤在一间';
    expect(visit({ text }).topics[0]!.code).toBe('T11.01');
    expect(petition({ text }).topics[0]!.code).toBe('T99');
  });
  it('does not take every mention of the union for a wish to found one', () => {
    expect(topics('希望工会多来看看')).toEqual(['T99']);
  });
});

describe('who asks and who complains', () => {
  it.each([
    ['厂里拖欠三个月工资，这样合理吗？什么时候能给？', '诉求', 'negative'],
    ['反映多次没人管，请问该找谁？', '诉求', 'negative'],
    ['单位网站打不开，麻烦关注一下', '诉求', 'negative'],
    ['请问离职以后怎么办理医保转移？需要什么材料？', '咨询', 'neutral']
  ])('%s', (text, intent, polarity) => {
    expect(petition({ text })).toMatchObject({ intent, polarity });
  });

  it('one word of trouble in a letter whose title asks leaves it a question', () => {
    const title = '请问丢了住院票据怎么报销';
    const text = '我住院的票据弄丢了，请问能不能用证明代替，需要哪些材料？我怕被拒绝。';
    expect(petition({ title, text })).toMatchObject({ intent: '咨询', polarity: 'neutral' });
  });
});

describe('what a text denies, forbids or thanks for', () => {
  it.each(['公司从来没有拖欠过工资，福利也好', '厂里没有发生过工伤', '单位不存在克扣工资的情况'])(
    'is no grievance: %s',
    (text) => {
      expect(topics(text)).toEqual(['T99']);
    }
  );
  it('but missing insurance and pay are', () => {
    expect(topics('单位从来没有交过工伤保险')).not.toEqual(['T99']);
    expect(topics('拖欠工资三个月，国家规定不得拖欠')).toContain('T01.01');
  });
  it('a letter of thanks is positive, whatever went wrong before', () => {
    expect(petition({ text: '感谢信：感谢工会帮我们要回了拖欠的工资，特此感谢' }).polarity).toBe('positive');
  });
  it('cars, people alone and unit prices are no head-count and no sum', () => {
    expect(petition({ text: '车牌0501司机拖欠货款' }).people_count).toBeUndefined();
    expect(petition({ text: '一个人在家，工资没发' }).people_count).toBeUndefined();
    expect(petition({ text: '每亩补偿1.6万元，至今未到账' }).amount_yuan).toBeUndefined();
    expect(petition({ text: '我们六个人的工资三万五还没给' })).toMatchObject({ amount_yuan: 35_000, people_count: 6 });
  });
});

describe('wellFormed', () => {
  it('drops halves of emoji and keeps whole ones', () => {
    expect(wellFormed('发薪\ud83d')).toBe('发薪');
    expect(wellFormed('\ude4f等结🙏果')).toBe('等结🙏果');
  });
});
