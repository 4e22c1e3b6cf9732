import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactName } from '#lib/text/redaction/redact-name.ts';
import { redact, redactProse } from '#lib/text/redaction/redact.ts';

/** Names of natural persons by their context, and words that look like names and are none. All names are made up. */
const surname = fc.constantFrom(
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈',
  '欧阳',
  '上官'
);
const given = fc.oneof(
  fc.constantFrom(
    '建国',
    '志强',
    '秀英',
    '小龙',
    '海燕',
    '永刚',
    '玉兰',
    '文博',
    '春梅',
    '德胜',
    '丽华',
    '俊杰',
    '晓东'
  ),
  fc
    .tuple(fc.constantFrom(...'建志秀小海永玉文春德丽俊晓国金'), fc.constantFrom(...'强英龙燕刚兰博梅胜华杰东军平峰'))
    .map((pair) => pair.join(''))
);
const name = fc.tuple(surname, given).map((parts) => parts.join(''));

/** How people are named in letters; {} is the name. */
const CONTEXTS = [
  '公司老板{}拖欠我们三个月工资。',
  '村支书{}把补贴私自分给亲戚，没人管。',
  '包工头{}跑了，电话打不通。',
  '我是{}，在工地上干了半年活。',
  '{}的女儿今年要上大学，交不起学费。',
  '我是{}的妻子，他在矿上受了伤。',
  '{}局长答应过给我们解决。',
  '项目经理{}说没有钱。',
  '患者{}，男，52岁，在矿上工作。',
  '王家沟村村民{}反映低保的问题。',
  '工友{}、{}、{}等十二人都没有拿到工资。',
  '请尽快处理，谢谢！\n{}\n2026年3月5日',
  '望领导给予解决为盼。此致 敬礼！{}',
  '盼复。\n职工：{}\n2026年3月',
  '{} 13800138000，希望回电。',
  '{}的电话是13800138000。',
  '我妻子{}在纺织厂上班二十年。',
  '劳动监察大队队长{}到现在没有答复。',
  '班主任{}多次要求家长交钱。',
  '由律师{}代为提交材料。',
  '{}等人一直没有签订劳动合同。',
  '被告{}不履行判决。'
];

const BARE_SIGNATURES = ['工资一直不发，求助！\n{}', '请核实。\n{}\n2026年1月8日', '恳请解决。\n\n{}'];

describe('persons in their context', () => {
  it('leaves fewer than one name in twenty readable', () => {
    const samples = fc.sample(fc.tuple(fc.constantFrom(...CONTEXTS, ...BARE_SIGNATURES), name, name, name), {
      numRuns: 4000,
      seed: 7
    });
    const readable = samples.filter(([context, ...names]) => {
      const used = names.slice(0, context.split('{}').length - 1);
      const text = used.reduce((sentence, one) => sentence.replace('{}', one), context);
      return used.some((one) => redact(text).text.includes(one));
    });
    expect(readable.length / samples.length).toBeLessThan(0.05);
  });

  it('masks a name again wherever the text repeats it', () => {
    expect(redact('老板李志强拖欠工资。找了李志强三次，他说没钱。').text).toBe(
      '老板〔姓名〕拖欠工资。找了〔姓名〕三次，他说没钱。'
    );
  });

  it('redacting twice changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CONTEXTS), name, (context, one) => {
        const once = redact(context.replaceAll('{}', one)).text;
        expect(redact(once).text).toBe(once);
      }),
      { numRuns: 300 }
    );
  });
});

/** Companies, places, plants, products and plain words that begin like a surname. */
const LOOK_ALIKES =
  '金银花 马铃薯 石榴园 黄连素 白云石 方便面 高压锅 龙门吊 温度计 安全帽 金海湾 华阳路 石泉县 米脂县 白河县 平利县 高新区 金台区 ' +
  '常春藤 万年青 明星厂 康师傅 汤圆厂 林业局 农贸城 江南里 洪湖路 雷管厂 严家沟 张家坪 李家庄 陈仓区 杨凌区 吴堡县 周至县 韩城市 ' +
  '高中生 方案书 安置费 安康城 平安险 强制性 向阳村 应届生 农用车 水利厅 文明办 国土所 车管所 管委会 查处率 温饱线 黄金周 万元户';

describe('names that a letter says in passing', () => {
  it.each([
    ['反映人：缑建军，联系方式另附', '缑建军'],
    ['本人雒小霞，申请补缴养老保险', '雒小霞'],
    ['真名景发财，户名：赵改琴', '景发财'],
    ['大家好，我是孔令军，送外卖两年了', '孔令军'],
    ['我表叔邵铁牛介绍我去的', '邵铁牛'],
    ['监察大队的史永刚说这事归不了他管', '史永刚'],
    ['我们班组有宋铁成、卜小军、邢海四个人没领到工资', '邢海'],
    ['联系人：段  刚', '刚'],
    ['家住怡和苑3号楼2单元1101室，范志强。', '范志强'],
    ['我柯长河，男，52岁', '柯长河'],
    ['边小凤的父亲在工地上去世', '边小凤'],
    ['工友阿依古丽·买买提也没拿到工资', '买买提'],
    ['厂里的张厂长说没钱，车间李主任也推', '张厂长'],
    ['厂里的张厂长说没钱，车间李主任也推', '李主任'],
    ['2021年我跟亢老板干活', '亢老板'],
    ['刘师傅从三楼掉下来', '刘师傅'],
    ['老张和小王可以作证', '老张'],
    ['电话联系喻女士', '喻女士']
  ])('%s', (text, name) => {
    expect(redact(text).text).not.toContain(name);
  });

  it('the title stays, since it says who acted', () => {
    expect(redact('人事科的李科长让我走人').text).toBe('人事科的〔姓名〕科长让我走人');
  });

  it('and without any cue in letters, reports and posts', () => {
    for (const text of ['欠条是雷振邦打的，共三万六千元', '证明可以找岳美玲要', '钱是辛小军领走的'])
      expect(redactProse(text).counts.name, text).toBe(1);
  });

  it('but no words that a surname opens', () => {
    for (const text of [
      '感谢老师们，感谢校长',
      '为何总是没人管，枝叶总关情',
      '老人和小孩都在，学生和家长都知道',
      '高校长期拖欠，采石厂长期停产',
      '时任厂长没有答复，前任经理已离职',
      '签字付款之后签字全过程公开',
      '康师傅方便面涨价',
      '蓝天白云，农田星罗棋布',
      '孟公镇与吉星路交界处，杜鹃路口',
      '秦瑞祺化工有限公司与周德昌家政服务部'
    ])
      expect(redactProse(text).text).toBe(text);
  });
});

describe('words that look like names', () => {
  const frames = [
    '老板{}一直不发工资。',
    '去{}反映问题，没有人管。',
    '主任{}的事情没有下文。',
    '请解决。\n{}',
    '、{}、'
  ];
  it('one in a hundred at most is taken for a person', () => {
    const words = LOOK_ALIKES.split(' ');
    const texts = words.flatMap((word) => frames.map((frame) => frame.replace('{}', word)));
    const wrong = texts.filter((text) => redact(text).counts.name);
    expect(wrong.length / texts.length).toBeLessThanOrEqual(0.01);
  });

  it('sentences about offices and roles stay as they are', () => {
    for (const text of [
      '老板安排我们加班，经理承认没有签合同。',
      '主任高度重视，司机常年在外。',
      '感谢李书记，感谢王局长。',
      '安康市长热线一直占线，韩城市长信箱没有回复。',
      '职工应当缴纳社会保险，员工强烈要求补发。',
      '工人和家属都在等，老师和学生都知道。',
      '望尽快解决，祝安康！',
      '小学校长办公室、项目经理部、村支书办公室都去过。'
    ])
      expect(redact(text).text).toBe(text);
  });
});

describe('names of organisations, posts and files', () => {
  it('lose persons that a role or a cue announces', () => {
    expect(redactName('联系人：欧阳明').text).toBe('联系人：〔姓名〕');
    expect(redactName('主席尉迟恭').text).toBe('主席〔姓名〕');
    expect(redactName('信访科 主任王建国').text).toBe('信访科 主任〔姓名〕');
  });
  it('keep organisations that are named after people', () => {
    for (const text of ['张建国诊所', '李家村村民委员会', '陈家山煤矿矿长办公室', '王老师托管中心', '金海湾酒店'])
      expect(redactName(text).text).toBe(text);
  });
});
