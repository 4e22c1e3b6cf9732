import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idCheckCharacter } from '#lib/text/redaction/id-number.ts';
import { passesLuhn } from '#lib/text/redaction/bank-card.ts';
import type { RedactionKind } from '#lib/text/redaction/kinds.ts';
import { redact } from '#lib/text/redaction/redact.ts';

const digitString = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((d) => d.join(''));
const pad = (n: number) => String(n).padStart(2, '0');
const birthday = fc.record({
  y: fc.integer({ min: 1940, max: 2012 }),
  m: fc.integer({ min: 1, max: 12 }),
  d: fc.integer({ min: 1, max: 28 })
});

const id18 = fc
  .tuple(fc.constantFrom('610102', '610922', '410323', '500101'), birthday, digitString(3))
  .map(([area, b, serial]) => {
    const first = `${area}${b.y}${pad(b.m)}${pad(b.d)}${serial}`;
    return first + idCheckCharacter(first);
  });
const id15 = fc
  .tuple(fc.constantFrom('610102', '612422'), birthday, digitString(3))
  .map(([area, b, serial]) => `${area}${pad(b.y % 100)}${pad(b.m)}${pad(b.d)}${serial}`);
const mobile = fc
  .tuple(fc.constantFrom('13', '15', '17', '18', '19', '14', '16'), digitString(9))
  .map(([head, tail]) => head + tail);
const landline = fc
  .tuple(fc.constantFrom('029', '0911', '0915', '010'), fc.constantFrom('8', '3', '6'), digitString(7))
  .map(([area, first, rest]) => area + (area.length === 3 ? first + rest : first + rest.slice(1)));
const card = fc.tuple(fc.constantFrom('621700', '622848', '603367'), digitString(12)).map(([bin, body]) => {
  const base = bin + body;
  return base + [...'0123456789'].find((digit) => passesLuhn(base + digit));
});

const CHINESE = '零一二三四五六七八九';
const writings: ((value: string) => string)[] = [
  (v) => v,
  (v) => v.replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  (v) => v.replace(/\d/g, (c) => CHINESE[Number(c)] as string),
  (v) => v.replace(/\d/g, (c) => (c === '1' ? '幺' : (CHINESE[Number(c)] as string))),
  (v) => [...v].join(' '),
  (v) => [...v].join('-'),
  (v) => [...v].join('\u200b'),
  (v) => v.replace(/^(.{3})(.{4})/, '$1 $2 '),
  (v) => v.replace(/^(.{3})(.{4})/, '$1-$2-'),
  (v) => v.replace(/^(.{6})(.{4})/, '$1 $2 '),
  (v) => v.replace(/(.{4})(?=.)/g, '$1 ')
];
const FRAMES: [string, string][] = [
  ['我的电话是', '，请联系'],
  ['', ''],
  ['拖欠工资三个月没人管，', '。'],
  ['（', '）'],
  ['号码:', ' 谢谢'],
  ['2026年1月5日', '元旦之后']
];

function expectGone(kind: RedactionKind, value: fc.Arbitrary<string>, forms = writings): void {
  fc.assert(
    fc.property(
      value,
      fc.constantFrom(...forms),
      fc.constantFrom(...FRAMES.slice(0, 5)),
      (plain, write, [before, after]) => {
        const { text, counts } = redact(before + write(plain) + after);
        expect(counts).toEqual({ [kind]: 1 });
        expect(text).toBe(`${before}${text.slice(before.length, text.length - after.length)}${after}`);
        expect(text).not.toMatch(/\d{5}/);
      }
    ),
    { numRuns: 600 }
  );
}

describe('redact: numbers', () => {
  it('finds identity numbers in every writing', () => {
    expectGone('id_number', id18);
    expectGone('id_number', id15, [writings[0], writings[1], writings[2], writings[4]] as typeof writings);
  });
  it('finds an identity number with a wrong check character', () => {
    expect(redact('身份证610102198001011230').counts).toEqual({ id_number: 1 });
    expect(redact('办理人 610102198001011230 王').counts).toEqual({ id_number: 1 });
  });
  it('finds mobiles in every writing', () =>
    expectGone(
      'mobile',
      mobile,
      writings.filter((_, i) => i !== 10)
    ));
  it('finds a mobile in blocks of four after a cue', () =>
    expect(redact('手机 1380 0138 000').counts).toEqual({ mobile: 1 }));
  it('finds landlines', () => {
    expectGone('landline', landline, [
      (v) => v,
      (v) => v.replace(/^(029|010|\d{4})/, '$1-'),
      (v) => v.replace(/^(029|010|\d{4})/, '($1)'),
      (v) => v.replace(/[0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    ]);
  });
  it('finds bank cards', () =>
    expectGone('bank_card', card, [
      writings[0],
      writings[1],
      writings[2],
      writings[4],
      writings[10]
    ] as typeof writings));
  it('takes the country code with the number', () => {
    expect(redact('请打+86 138-0013-8000').text).toBe('请打〔手机号〕');
    expect(redact('请打008613800138000').text).toBe('请打〔手机号〕');
  });
  it('separates numbers that stand side by side', () => {
    expect(redact('13800138000/13912345678').counts).toEqual({ mobile: 2 });
    expect(redact('610102199001011234 13800138000').counts).toEqual({ id_number: 1, mobile: 1 });
  });
  it('loses at most one in a hundred over mixed frames and writings', () => {
    const samples = fc.sample(
      fc.tuple(
        fc.oneof(id18, mobile, landline, card),
        fc.constantFrom(...writings.slice(0, 7)),
        fc.constantFrom(...FRAMES)
      ),
      4000
    );
    const missed = samples.filter(
      ([value, write, [before, after]]) => Object.keys(redact(before + write(value) + after).counts).length === 0
    );
    expect(missed.length / samples.length).toBeLessThanOrEqual(0.01);
  });
});

describe('redact: what is no personal data stays', () => {
  const harmless = [
    '陕工发〔2012〕38号',
    '陕人社函〔2021〕1234号文件',
    '2026-11-23T19:06:47.123Z',
    '2026-11-23 19:06:47',
    '2012.12.11-2013.01.02',
    '2012/12/11—2013/01/02',
    '拖欠工资13800138000元',
    '合计 1,234,567,890 元',
    '￥13800138000',
    '共128000.50元',
    '占比 98.76% 和 12.5％',
    '二〇一二年十二月十一日',
    '二零二六年一月三十一日至二月二十八日',
    '订单20261123190647123456',
    '时间戳1700000000000',
    '统一社会信用代码91610131MA6TXXXX1X',
    '12351、12345、110',
    '身高175 体重62 年龄45',
    '地址 192.168.10.100',
    '108.959903, 34.26927',
    '第3组第5号文件',
    '地铁3号线',
    '加班12小时 996 4050',
    '工资1500 1800 2100元',
    '一九九八年至二零一二年',
    '三十八万五千六百元',
    '2023年5月1日起为2160元/月'
  ];
  it.each(harmless)('%s', (text) => expect(redact(text)).toEqual({ text, counts: {} }));

  it('amounts, dates and percentages of any size', () => {
    const amount = fc
      .tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.constantFrom('元', '万元', '亿元', '元/月', '.50元', '%'))
      .map((p) => p.join(''));
    const date = birthday.chain((b) =>
      fc.constantFrom(
        `${b.y}年${b.m}月${b.d}日`,
        `${b.y}-${pad(b.m)}-${pad(b.d)}`,
        `${b.y}.${b.m}.${b.d}`,
        `${b.y}${pad(b.m)}${pad(b.d)}`,
        `${b.y}-${pad(b.m)}-${pad(b.d)} 08:30:15`
      )
    );
    const document = fc
      .tuple(
        fc.constantFrom('陕工发', '市人社发', '国发'),
        fc.integer({ min: 1990, max: 2030 }),
        fc.integer({ min: 1, max: 9999 })
      )
      .map(([a, y, n]) => `${a}〔${y}〕${n}号`);
    fc.assert(
      fc.property(fc.array(fc.oneof(amount, date, document), { minLength: 1, maxLength: 4 }), (parts) => {
        const text = parts.join('，');
        expect(redact(text)).toEqual({ text, counts: {} });
      }),
      { numRuns: 800 }
    );
  });
});

describe('redact: words', () => {
  it('leaves the words of every topic alone after a cue for names: 解决职工公租房 is about housing', () => {
    const { topics } = JSON.parse(readFileSync('pipelines/reference/seeds/taxonomy.json', 'utf8')) as {
      topics: { name: string; children: { name: string; keywords: string[] }[] }[];
    };
    const words = topics.flatMap((topic) => [
      topic.name,
      ...topic.children.flatMap((child) => [child.name, ...child.keywords])
    ]);
    expect(words.length).toBeGreaterThan(400);
    const hidden = words.filter((word) =>
      ['请求解决职工', '负责人', '本人'].some((cue) => redact(`${cue}${word}。`).counts.name !== undefined)
    );
    expect(hidden).toEqual([]);
  });
  const cases: [string, string][] = [
    ['车牌陕A·12345违停', '车牌〔车牌〕违停'],
    ['司机陕ＡD12345超载', '司机〔车牌〕超载'],
    ['发到 Zhang.San@163.com 吧', '发到 〔邮箱〕 吧'],
    ['微信：zhang_san88，加我', '微信：〔社交账号〕，加我'],
    ['QQ 12345678', 'QQ 〔社交账号〕'],
    ['扣扣号是一二三四五六七八', '扣扣号是〔社交账号〕'],
    ['我叫张三，在工地干活', '我叫〔姓名〕，在工地干活'],
    ['联系人：欧阳小明 电话13800138000', '联系人：〔姓名〕 电话〔手机号〕'],
    ['姓名李四男', '姓名〔姓名〕男'],
    ['本人王小明，农民工', '本人〔姓名〕，农民工'],
    ['@西安发布 请问', '〔账号〕 请问'],
    ['//@Mr_凡先生:出门', '//〔账号〕凡先生:出门'],
    ['家住幸福路12号3栋2单元501室', '家住幸福路〔门牌〕'],
    ['住三栋二单元', '住〔门牌〕'],
    ['李家村3组', '李家村〔门牌〕']
  ];
  it.each(cases)('%s', (text, expected) => expect(redact(text).text).toBe(expected));

  it('leaves duty titles, first persons and duty verbs alone', () => {
    for (const text of [
      '尊敬的胡书记：您好',
      '本人于2012年进厂',
      '本人在工地',
      '本人和工友',
      '办公室301会议',
      'A市A3区的工程',
      '最新A股行情',
      '微信公众号推送',
      '教研室开会',
      '压垮本人信心的最后一根稻草',
      '被申请人单位发生纠纷',
      '共18栋房',
      '盖了一栋又一栋',
      '房号3-501/1-11-2-4021-26-3',
      '设计院2010-85号施工图'
    ])
      expect(redact(text)).toEqual({ text, counts: {} });
  });
  it('changes nothing the second time', () => {
    for (const [text] of cases) {
      const once = redact(text).text;
      expect(redact(once)).toEqual({ text: once, counts: {} });
    }
  });
  it('keeps everything outside the hits, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const result = redact(text);
        if (Object.keys(result.counts).length === 0) expect(result.text).toBe(text);
      })
    );
  });
  it('stays linear on a megabyte of single digits and of phones', () => {
    expect(redact('1 '.repeat(500_000)).text.length).toBeGreaterThan(0);
    expect(redact('13800138000，'.repeat(80_000)).counts.mobile).toBe(80_000);
  });
});
