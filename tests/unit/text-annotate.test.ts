import { describe, expect, it } from 'vitest';
import { createAnnotator } from '#lib/text/annotate.ts';
import { findAmount, findPeople, readNumber } from '#lib/text/quantities.ts';
import { loadReference } from '#pipelines/text/reference-data.ts';

const { lexicon, gazetteer } = loadReference();
const petition = createAnnotator(lexicon, gazetteer, 'petitions');
const post = createAnnotator(lexicon, gazetteer, 'posts');
const topics = (text: string, title?: string) =>
  petition({ text, ...(title ? { title } : {}) }).topics.map((topic) => topic.code);

describe('topics', () => {
  it.each([
    ['公司三个月没发工资了', 'T01.01'],
    ['工地包工头拖欠我们农民工的血汗钱', 'T01.02'],
    ['公司无故扣了我的绩效', 'T01.03'],
    ['周末加班从来没有加班费', 'T01.04'],
    ['入职两年一直没有签劳动合同', 'T03.01'],
    ['怀孕后被公司口头辞退', 'T07.01'],
    ['单位不给我们交社保', 'T04.01'],
    ['在车间干活时手指压伤，单位不认工伤', 'T05.01'],
    ['矿上的尘肺病人没人管', 'T05.02'],
    ['外卖骑手超时罚款太多', 'T14.01'],
    ['公司一直不交住房公积金', 'T04.04']
  ])('%s → %s', (text, code) => expect(topics(text)).toContain(code));

  it.each(['矽肺病人治疗没钱，医院一天就要几百', '在选厂破碎七年，确诊尘肺，患者治疗、吸氧都要自己花钱'])(
    'does not take the words of illness for a matter of hospitals beside a disease of work: %s',
    (text) => {
      const found = petition({ title: text.split('，')[0]!, text });
      expect(found.topics[0]?.code).toBe('T05.02');
      expect(found.is_labour).toBe(true);
    }
  );

  it('prefers the building site over the ordinary employer', () =>
    expect(topics('工地欠薪，工资没发')[0]).toBe('T01.02'));
  it('abstains where no labour matter is named', () => {
    for (const text of [
      '小区门口路灯坏了，请尽快修理',
      '拆迁安置房什么时候交付',
      '',
      '😭😭😭',
      '学校附近交通拥堵，没人管'
    ])
      expect(topics(text)).toEqual(['T99']);
  });
  it('asks for a worker beside resettlement, and for wages beside project money', () => {
    expect(topics('村里搬迁安置款没到')).toEqual(['T99']);
    expect(topics('企业破产后职工安置方案没有公布')).toContain('T08.01');
    expect(topics('甲公司拖欠乙公司工程款')).not.toContain('T01.02');
    expect(topics('拖欠工程款，工人工资发不下去')).toContain('T01.02');
  });
  it('shows the words that caused a topic, at their place in the redacted text', () => {
    const { topics: found, text_redacted } = petition({
      title: '求助',
      text: '我叫张三，电话13800138000，公司拖欠工资半年'
    });
    const evidence = found[0]?.evidence;
    expect(evidence?.field).toBe('text');
    expect(text_redacted.slice(evidence?.start, evidence?.end)).toBe(evidence?.words);
    expect(evidence?.words).toContain('拖欠工资');
  });
  it('gives at most three and reads traditional characters and full width', () => {
    expect(topics('拖欠工资，不交社保，没签合同，强制加班，辞退，工伤不赔').length).toBe(3);
    expect(topics('工廠拖欠薪資，強制加班９９６')).toContain('T06.01');
  });
});

describe('tone and intent', () => {
  it('turns on negation and grows with degree', () => {
    expect(petition({ text: '对处理结果很满意，谢谢' }).polarity).toBe('positive');
    expect(petition({ text: '对处理结果不满意' }).polarity).toBe('negative');
    expect(petition({ text: '会议将于下午三点召开' }).polarity).toBe('neutral');
  });
  it('does not count news and campaigns as requests', () => {
    expect(post({ text: '据悉，省人社厅近日发布通知，上调最低工资标准' }).intent).toBe('新闻');
    expect(post({ text: '市总工会举办送清凉慰问活动，慰问一线职工' }).intent).toBe('宣传');
    expect(post({ text: '老板拖欠工资半年，求帮助！' }).intent).toBe('诉求');
    expect(
      post({ text: '记者获悉，洛南县人社、住建等部门开展根治欠薪专项检查，要求企业限期整改。职工说：“我们的钱拿到了”' })
        .intent
    ).toBe('新闻');
    expect(post({ text: '速览丨法院集中执行拖欠劳动报酬案件，12名工人领到钱' }).intent).toBe('新闻');
    expect(post({ text: '近日，住建部门为8名农民工追回拖欠工资11万元' }).intent).toBe('新闻');
    expect(post({ text: '近日在工地干活，老板拖欠我们工资，投诉没人管，想找记者曝光' }).intent).toBe('诉求');
    expect(post({ text: '近日某公司拖欠工资半年，投诉没人管' }).intent).toBe('诉求');
    expect(post({ text: '请问怎么申请失业金？' }).intent).toBe('咨询');
  });
  it('flags where help is due', () => {
    const codes = petition({
      text: '我们几十人联名反映，多次反映没人管，有人说不想活了，春节前再不解决就找记者曝光，都是农民工'
    }).help_flags.map((flag) => flag.code);
    expect(codes).toEqual(['R1', 'R2', 'R4', 'R5', 'R6', 'R7']);
  });
});

describe('quantities', () => {
  it.each([
    ['三万五', 35_000],
    ['一百二十', 120],
    ['两千', 2000],
    ['十五', 15],
    ['1,234.5', 1234.5],
    ['三十八万五千六百', 385_600],
    ['二百零五', 205]
  ])('%s = %d', (text, value) => expect(readNumber(text)).toBe(value));
  it('takes the stated total, not the wage rate', () => {
    expect(findAmount('每人拖欠8000元，共计12万元')?.value).toBe(120_000);
    expect(findAmount('工资每月3500元，拖欠工资两万多元')?.value).toBe(20_000);
    expect(findAmount('最低工资为2160元/月')).toBeNull();
    expect(findAmount('欠我3万多没给')?.value).toBe(30_000);
    expect(findAmount('房子花了80万元买的')).toBeNull();
  });
  it('reads how many people are concerned', () => {
    expect(findPeople('拖欠我们25名农民工工资')?.value).toBe(25);
    expect(findPeople('我们三十多个工人')?.value).toBe(30);
    expect(findPeople('人均工资2000元，负责人不在')).toBeNull();
    expect(findPeople('几十人')).toBeNull();
  });
});

describe('places', () => {
  const places = (text: string, agency?: string) => petition({ text, ...(agency ? { agency } : {}) });
  it('knows today’s and old names', () => {
    expect(places('户县某厂欠薪').regions).toEqual(['610118']);
    expect(places('旬阳县一家矿业公司').regions).toEqual(['610981']);
  });
  it('leaves an ambiguous name open until something settles it', () => {
    expect(places('新城区一公司欠薪')).toMatchObject({ regions: [], regions_open: ['新城区'] });
    expect(places('西安市新城区一公司欠薪')).toMatchObject({ regions: ['610102'], regions_open: [] });
    expect(places('城关镇的厂子欠薪', '商州区人社局')).toMatchObject({ regions: ['611002'], regions_open: [] });
  });
  it('is not misled by road names', () => expect(places('在长安路和渭南路口').regions).toEqual([]));
});

describe('any text', () => {
  it('survives a megabyte, control characters and broken surrogates', () => {
    expect(petition({ text: '拖欠工资。'.repeat(200_000) }).topics[0]?.code).toBe('T01.01');
    expect(petition({ text: '欠\u0000薪\ud800不发' }).text_redacted).toBe('欠薪不发');
  }, 60_000);
});

describe('words end where words end', () => {
  const flags = (text: string) => petition({ text }).help_flags.map((flag) => flag.code);
  const topics = (text: string) => petition({ text }).topics.map((topic) => topic.code);

  it('sees no keyword across two words or in a longer one', () => {
    expect(topics('政府的惠民工程修到了村口')).toEqual(['T99']);
    expect(flags('拼命奋斗多年，公司加班不断，员工压力很大')).not.toContain('R2');
    expect(flags('减轻生活负担，公司员工盼望涨工资')).not.toContain('R2');
    expect(flags('三年前入职，公司一直没有给员工交社保')).not.toContain('R6');
    expect(flags('公司拖欠员工工资，年前发不下来怎么回家')).toContain('R6');
  });

  it('places nobody in a county whose name stands across two words', () => {
    expect(petition({ text: '每周至少加班三次，儿子长年见不到我' }).regions).toEqual([]);
  });
});

describe('labour against the rest', () => {
  it('asks first whether the matter belongs to working life', () => {
    expect(petition({ title: '公司不给职工交社保', text: '入职三年，单位一直没有签劳动合同。' }).is_labour).toBe(true);
    expect(
      petition({ title: '小区物业乱收费', text: '业主多次反映，电梯坏了没人修，楼下工人半夜施工。' }).is_labour
    ).toBe(false);
    expect(petition({ title: '孩子上学难', text: '学校不收，教育局说学位不够，家长都在上班没空跑。' }).is_labour).toBe(
      false
    );
  });

  it('gives no topic to another matter that mentions wages in passing', () => {
    const found = petition({
      title: '开发商延期交房',
      text: '业主用多年的工资买了房，小区至今没有通电通气，物业也没有进场，房产证办不下来。'
    });
    expect(found.topics[0]?.code).toBe('T99');
  });
});

describe('tone of a request', () => {
  const tone = (text: string) => petition({ text }).polarity;
  it('takes courtesy for courtesy', () => {
    expect(tone('尊敬的领导您好！感谢您在百忙之中看我的信，公司拖欠工资三个月没人管，谢谢！')).toBe('negative');
    expect(tone('您好，请问职工医保在哪里报销，谢谢！祝工作顺利！')).toBe('neutral');
    expect(tone('建议工会在园区增加一个爱心驿站，希望领导支持。')).toBe('neutral');
  });
  it('hears thanks for what was solved', () => {
    expect(tone('感谢信：在工会帮助下我们终于拿到了工资，特此感谢，为你们点赞！')).toBe('positive');
  });
});
