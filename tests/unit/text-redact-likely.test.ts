import { describe, expect, it } from 'vitest';
import { mayHold } from '#lib/text/redaction/prefilter.ts';
import { redactName } from '#lib/text/redaction/redact-name.ts';
import { redactProse } from '#lib/text/redaction/redact.ts';

/** Names that nothing announces, told from words by their odds, and numbers in writings of people. All are made up. */
const isProse = mayHold('prose');

describe('names by their odds against words', () => {
  it.each([
    ['这笔钱后来是赵永昌领走的', '赵永昌'],
    ['去年由刘建民介绍进厂', '刘建民'],
    ['听说孟庆丰已经调走了', '孟庆丰'],
    ['带我们的是安康人牛德才', '牛德才'],
    ['实际老板是他哥哥侯宝林', '侯宝林'],
    ['钱都让田志刚拿走了', '田志刚'],
    ['韩立新、韩立军兄弟俩承包的', '韩立军'],
    ['转给郑三娘了', '郑三娘'],
    ['他叫康卫国，六十三岁', '康卫国'],
    ['工友王强和李伟都没拿到钱', '李伟'],
    ['杨成林市长您好', '杨成林'],
    ['诸葛小平把我辞退', '诸葛小平'],
    ['站长代春霞扣了我三百', '代春霞'],
    ['我叫扎西次仁，来自甘南', '扎西次仁'],
    ['工友古力米娜受伤', '古力米娜'],
    ['老高带我们干活', '老高'],
    ['联系小刘 15929001234', '小刘']
  ])('%s', (text, name) => {
    expect(isProse(text)).toBe(true);
    expect(redactProse(text).text).not.toContain(name);
  });

  it.each([
    ['雁塔区总工会 张爱萍', '张爱萍'],
    ['王秀英诉求.xlsx', '王秀英'],
    ['李红梅（联系人）', '李红梅'],
    ['高建武', '高建武']
  ])('in the name of a unit or a file: %s', (text, name) => {
    expect(mayHold('name')(text)).toBe(true);
    expect(redactName(text).text).not.toContain(name);
  });

  it('no place, firm, product or plain word', () => {
    const plain =
      '在赵家河干活 袁家山的矿工没发工资 马家沟村拖欠工资 在尹湾子住 高桥镇答复不满意 请文昌门回复 由富士康负责发放 由庆华电器厂负责发放 ' +
      '魏家凉皮很好吃 郭华丽饭店欠我钱 阎天翔驾校欠我钱 郝鑫源家政欠我钱 从于家湾村搬到华州区 我是马家沟村的工人 邓小平理论 马应龙痔疮膏说没有钱 ' +
      '全体职工 计划安排 由于时间 要求公平 和平解决 方便群众 农民工安全 高新区管委会 白天平均 明显强制';
    for (const text of plain.split(' ')) expect(redactProse(text).text, text).toBe(text);
    for (const text of ['富士康', '高新区', '安康市总工会', '秦川机床', '方便群众'])
      expect(redactName(text).text, text).toBe(text);
  });
});

describe('numbers and accounts as people write them', () => {
  it.each([
    ['61010219850312123X15929001234', ['61010219850312123X', '15929001234']],
    ['15929001234610102198503121230', ['15929001234', '610102198503121230']],
    ['微x：lz19880312', ['lz19880312']],
    ['v lz19880312 详谈', ['lz19880312']],
    ['wei信：lz19880312', ['lz19880312']],
    ['薇：abcd1234', ['abcd1234']],
    ['绿泡泡abcd1234', ['abcd1234']],
    ['Q群83726451进群', ['83726451']],
    ['快手ID 77665544321', ['77665544321']],
    ['微信号zhang.san2020', ['zhang.san2020']],
    ['微信(zhangsan2020)', ['zhangsan2020']],
    ['微信号：陕西小强88', ['小强88']],
    ['邮箱lizhiqiang（at）163点com', ['lizhiqiang']],
    ['邮箱lizhiqiang @ 163 . com', ['lizhiqiang']],
    ['护照号码：G 1234 5678', ['1234 5678']],
    ['passport no. E12345678', ['12345678']],
    ['社保卡号A12345678', ['12345678']],
    ['车牌号A12345的货车', ['A12345']],
    ['工行6222 0202 0001 2345 678', ['0202 0001']],
    ['手机159290012341', ['159290012341']],
    ['打单位87654321没人接', ['87654321']],
    ['&amp;#49;5929001234', ['5929001234']]
  ])('%s', (text, secrets) => {
    expect(isProse(text)).toBe(true);
    for (const secret of secrets) expect(redactProse(text).text).not.toContain(secret);
  });

  it('no version, vote, permit, group or engine', () => {
    for (const text of ['v 8发动机', 'Q：为什么不发工资', '微信群里通知', '微信号：无', 'v1.2.3版本', '护照办理要多久'])
      expect(redactProse(text).text, text).toBe(text);
  });
});
