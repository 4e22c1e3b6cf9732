import { describe, expect, it } from 'vitest';
import { createAnnotator } from '#lib/text/annotate.ts';
import { findAmount, findPeople } from '#lib/text/quantities.ts';
import { loadReference } from '#pipelines/text/reference-data.ts';

/** Help flags are raised where a context carries them; sentences are made up. */
const { lexicon, gazetteer } = loadReference();
const petition = createAnnotator(lexicon, gazetteer, 'petitions');
const flags = (text: string) => petition({ text: `公司拖欠职工工资。${text}` }).help_flags.map(({ code }) => code);

describe('a help flag is raised', () => {
  it.each([
    ['R1', '我们全体职工强烈要求补发'],
    ['R1', '三十多个工友要集体去省政府上访'],
    ['R2', '再不发就从楼顶跳下去'],
    ['R2', '他欠债太多，差点自杀'],
    ['R2', '一家人真的活不下去了'],
    ['R3', '全厂三百多名工人没有着落'],
    ['R6', '如果今年年前再拿不到钱，日子没法过'],
    ['R6', '眼看年关将至'],
    ['R6', '马上过年了，还回不了家'],
    ['R7', '再不管就找电视台曝光']
  ])('%s: %s', (code, text) => expect(flags(text)).toContain(code));

  it.each([
    ['R1', '全体职工向您问好'],
    ['R1', '公司全体职工大会通过了方案'],
    ['R2', '天天吃外卖等于慢性自杀'],
    ['R2', '景区人多得想死人'],
    ['R2', '对方说你想死是吧'],
    ['R3', '没有向全体职工说明情况'],
    ['R6', '劳动合同年底到期，公司不续签'],
    ['R6', '2016年春节前公司只付了一万元'],
    ['R6', '去年春节前已经补发过一次'],
    ['R7', '环保局已经对这家公司进行曝光']
  ])('not %s: %s', (code, text) => expect(flags(text)).not.toContain(code));
});

describe('words end where words end', () => {
  it('民工 is no part of 惠民工程, and no role before a name', () => {
    const found = petition({ text: '惠民工程进展缓慢，路还没有修好' });
    expect(found.text_redacted).toBe('惠民工程进展缓慢，路还没有修好');
    expect(found.topics[0]?.code).toBe('T99');
  });

  it('a debt of the writer is no claim, a rate per day no head-count', () => {
    expect(findAmount('欠电费200元被停电')).toBeNull();
    expect(findAmount('房子首付30万元，公司没发工资')).toBeNull();
    expect(findPeople('工作量15人/天')).toBeNull();
  });
});

describe('the tone of a request', () => {
  const tone = (title: string, text: string) => petition({ title, text }).polarity;

  it('is positive in a letter whose title thanks', () => {
    expect(tone('感谢信', '窗口的同志耐心解答，让我少跑了路，特此感谢')).toBe('positive');
    expect(tone('感恩', '第一次领到补贴，心中倍感温暖')).toBe('positive');
  });

  it('is no thanks where a satisfying answer is asked for', () =>
    expect(tone('养老金被无理扣除', '单位扣除我们的养老金，请给一个满意的结果')).toBe('negative'));

  it('is neutral where one asks for a number politely', () =>
    expect(tone('查询办公电话', '请问投诉电话是多少，麻烦告知')).toBe('neutral'));

  it.each([
    '司机蛮横，对乘客出言不逊',
    '电话一直没人接，接了就挂断',
    '新装的空调成为摆设',
    '政策一刀切，大家质疑是否合理'
  ])('is negative: %s', (text) => expect(tone('反映问题', text)).toBe('negative'));
});
