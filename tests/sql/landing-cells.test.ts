import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World(['petitions', 'negotiations', 'posts', 'visits']);
});
afterEach(() => world.dispose());

const petition = (id: string, more: Record<string, string> = {}) => ({
  编号: id,
  登记时间: '2026-03-04 10:00:00',
  内容: `第${id}件`,
  ...more
});

describe('nothing is nothing', () => {
  it('words, marks, masks and numbers typed to fill a field make nobody a repeat petitioner', async () => {
    const nobody = [
      ...[
        '匿名',
        '【匿名】',
        '匿 名',
        '微信用户',
        '空号',
        '无',
        '保密',
        'nan',
        'None',
        '\\N',
        '#N/A',
        '0',
        '***',
        '139****2046',
        '1392046xxxx',
        '未知',
        '未提供',
        '不愿透露'
      ],
      ...[
        '00000000000',
        '13900000000',
        '12345678',
        '12345',
        '市民',
        '王先生',
        '李某',
        '-',
        '略',
        '？',
        '123',
        '1111111',
        '张伟'
      ]
    ];
    const manifest = await world.landOne(
      'petitions',
      'a.csv',
      [...nobody, ...nobody].map((cell, i) => petition(`${i}`, { 联系电话: cell }))
    );
    const rows = await world.landed('petitions');
    expect(rows.filter((row) => row.petitioner_key !== null)).toEqual([]);
    // The dash is a blank cell, as everywhere.
    expect(manifest.counts).toMatchObject({ new: 2 * nobody.length, emptied: 2 * (nobody.length - 1) });
  });

  it('names of nobody, of no company and of no union are empty; real ones that look like them stay', async () => {
    const firms = ['某建筑公司', '西安某劳务有限公司', 'XX有限公司', '无单位', '个体', '单位不详'];
    const unions = ['未建会', '无工会', '尚未成立工会'];
    await world.landOne('petitions', 'a.csv', [
      ...firms.map((firm, i) => petition(`F${i}`, { 涉及单位: firm })),
      ...unions.map((union, i) => petition(`U${i}`, { 工会名称: union })),
      petition('R', { 涉及单位: '无锡某一电子有限公司'.replace('某', ''), 工会名称: '未央区总工会' })
    ]);
    const rows = await world.landed('petitions', 'ent_name is not null or org_name is not null');
    expect(rows.map((row) => [row.ent_name, row.org_name])).toEqual([['无锡一电子有限公司', '未央区总工会']]);
  });

  it('hidden or closed accounts and files still to be opened are nobody; a list without names is empty', async () => {
    const accounts = [
      '用户已注销',
      '该账号已注销',
      '知乎用户',
      '匿名答主',
      'momo',
      '网友爆料',
      '系统管理员',
      '秦岭骑手'
    ];
    await world.landOne(
      'posts',
      'a.csv',
      accounts.map((作者, i) => ({ 编号: `${i}`, 平台: '微博', 发布时间: '2026-03-04', 标题: '题', 作者 }))
    );
    expect((await world.landed('posts')).filter((row) => row.author_key !== null)).toHaveLength(1);
    const visit = (id: string, more: Record<string, string>) => ({
      走访编号: id,
      走访日期: '2026-03-04',
      走访类型: '入户',
      ...more
    });
    const manifest = await world.landOne('visits', 'b.csv', [
      visit('1', { 参与干部: '工号101、工号102等2人', 困难职工档案号: '未建档', 职工群体: '[]' }),
      visit('2', { 参与干部: '工号101', 困难职工档案号: '待建档', 职工群体: '无' }),
      visit('3', { 参与干部: '无', 困难职工档案号: '', 职工群体: '' })
    ]);
    const [first, second] = await world.landed('visits');
    expect([first!.household_key, second!.household_key, first!.groups, second!.groups]).toEqual([
      null,
      null,
      null,
      null
    ]);
    expect([first!.cadre_keys, second!.cadre_keys].map((keys) => (keys as string[]).length)).toEqual([2, 1]);
    expect((first!.cadre_keys as string[])[0]).toBe((second!.cadre_keys as string[])[0]);
    expect(manifest.counts).toMatchObject({ read: 3, new: 2, rejected: 1 });
  });

  it('one telephone number is one person however it is written', async () => {
    const same = [
      '13920460117',
      '139-2046-0117',
      '139 2046 0117',
      '+86 13920460117',
      '8613920460117',
      '13920460117.0',
      '="13920460117"',
      "'13920460117",
      '１３９２０４６０１１７'
    ];
    await world.landOne(
      'petitions',
      'a.csv',
      same.map((cell, i) => petition(`${i}`, { 联系电话: cell }))
    );
    expect(new Set((await world.landed('petitions')).map((row) => row.petitioner_key)).size).toBe(1);
  });

  it('places, companies, topics and texts that say nothing are empty, and counted with the reason', async () => {
    const manifest = await world.landOne('petitions', 'a.csv', [
      petition('1', { 县区: '未知', 区划代码: '000000', 涉及单位: '#REF!', 问题类别: '无', 标题: 'nan', 行业: '××××' }),
      petition('2', { 县区: '0', 涉及单位: '某**公司', 问题类别: 'None', 标题: '#N/A', 行业: '保密' }),
      petition('3', { 县区: '无极县', 涉及单位: '无名小吃店', 问题类别: '其他', 标题: '无人答复', 行业: '其他' })
    ]);
    const rows = await world.landed('petitions');
    expect(rows.map((row) => [row.region_name, row.ent_name, row.topic_name, row.title, row.industry])).toEqual([
      [null, null, null, null, null],
      [null, null, null, null, null],
      ['无极县', '无名小吃店', '其他', '无人答复', '其他']
    ]);
    expect(manifest.counts.emptied).toBe(2);
    expect(new Set(manifest.reasons.map((one) => one.reason))).toEqual(
      new Set(['没有填写实际内容', '表格公式出错，没有内容', '已被遮盖，不能用来识别', '不认识的地区名：无极县'])
    );
  });
});

it('a date to come where only the past can be told, and one before 1949, are refused with the count', async () => {
  const manifest = await world.landOne('petitions', 'a.csv', [
    petition('1', { 登记时间: '2062-03-05', 办理期限: '2062-03-05' }),
    petition('2', { 登记时间: '1926-03-05' }),
    petition('3', { 登记时间: '2026-11-23 23:59:00', 办理期限: '2027-03-05' }),
    petition('4', { 登记时间: '2026-11-24 00:00:00' })
  ]);
  expect(manifest.reasons).toEqual([
    { severity: 'rejected', field: 'received_at', reason: '早于 1949 年，不可信', row_count: 1 },
    { severity: 'rejected', field: 'received_at', reason: '晚于今天，不可信', row_count: 2 }
  ]);
  expect((await world.landed('petitions')).map((row) => [row.petition_id, row.due_at])).toEqual([
    ['3', '2027-03-05 00:00:00']
  ]);
});

it('what could be two numbers, another unit or a telephone number is emptied with value and reason, never glued', async () => {
  const cells: [string, number | null][] = [
    ['800,2000', null],
    ['8.200,50', null],
    ['800人', null],
    ['13920460117', null],
    ['两万三', 23000],
    ['2万5千', 25000],
    ['叁仟元整', 3000],
    ['4.5w', 45000],
    ['1,800.50', 1800.5],
    ['="900"', 900]
  ];
  const manifest = await world.landOne(
    'petitions',
    'a.csv',
    cells.map(([cell], i) => petition(`${i}`, { 涉及金额: cell }))
  );
  const rows = await world.landed('petitions');
  expect(rows.map((row) => (row.amount_yuan === null ? null : Number(row.amount_yuan)))).toEqual(
    cells.map(([, value]) => value)
  );
  expect(manifest.reasons.map(({ severity, reason, row_count }) => [severity, reason, row_count])).toEqual([
    ['emptied', '一格里有多个数，或千分位不合规则，无法确定是哪个', 2],
    ['emptied', '像是电话号码，不是数量', 1],
    ['emptied', '单位不是元，无法作为金额', 1]
  ]);
});

it('HTML is text before it is searched for numbers of persons', async () => {
  await world.landOne('petitions', 'a.csv', [
    petition('1', { 内容: '请回电&#49;&#51;&#57;20460117，<b>欠薪</b>&times;3月', 县区: '&#37152;邑区' }),
    petition('2', { 内容: '电话139&nbsp;2046&nbsp;0117', 县区: '<span>碑林区</span>' })
  ]);
  const rows = await world.landed('petitions');
  expect(rows.map((row) => [row.body, row.region_name])).toEqual([
    ['请回电〔手机号〕，欠薪×3月', '鄠邑区'],
    ['电话〔手机号〕', '碑林区']
  ]);
});

it('rows without number are one whatever their line breaks and guards', async () => {
  const row = { 登记时间: '2026-03-04', 标题: '欠薪', 内容: '第一行\n第二行' };
  await world.landOne('petitions', 'a.csv', [row]);
  const again = await world.landOne('petitions', 'b.csv', [
    { ...row, 标题: '="欠薪"', 内容: '第一行 \r\n第二行\u200b' }
  ]);
  expect(again.counts).toMatchObject({ new: 0, duplicate: 1 });
});

it('a column of percentages that are all fractions, and results that tell a state only, are said with the cause', async () => {
  const agreement = (id: string, rise: string) => ({
    协商编号: id,
    协商类型: '企业',
    签订日期: '2026-03-05',
    企业名称: `${id}公司`,
    增长幅度: rise
  });
  const said = async (name: string, rises: string[]) =>
    (
      await world.landOne(
        'negotiations',
        name,
        rises.map((rise, i) => agreement(`${name}${i}`, rise))
      )
    ).reasons.filter(({ field }) => field === 'increase_pct');
  expect(await said('甲.csv', ['0.05', '0.035', '0.06'])).toMatchObject([
    { severity: 'doubtful', reason: expect.stringContaining('小数形式'), row_count: 3 }
  ]);
  expect(await said('乙.csv', ['5%', '0.5%', '3.5'])).toEqual([]);
  const { reasons } = await world.landOne('petitions', '丙.csv', [
    petition('R1', { 办理情况: '协调中' }),
    petition('R2', { 办理情况: '已办结' }),
    petition('R3', { 办理情况: '已解决' })
  ]);
  expect(reasons.map(({ field, reason, row_count }) => [field, reason, row_count])).toEqual([
    ['result', '只写了已办结，没有写结果', 1],
    ['result', '只写了还在办理，没有结果', 1]
  ]);
});

it('one number in improbably many rows is named, one in a few is not', async () => {
  const rows = (count: number, phone: string) =>
    Array.from({ length: count }, (_, i) => petition(`${phone}-${i}`, { 联系电话: phone }));
  const others = Array.from({ length: 30 }, (_, i) => petition(`O${i}`, { 联系电话: `1391234${5000 + i}` }));
  const keyed = async (name: string, content: Record<string, string>[]) =>
    (await world.landOne('petitions', name, content)).reasons.filter(({ field }) => field === 'petitioner_key');
  expect(await keyed('甲.csv', [...rows(12, '13922223333'), ...others])).toMatchObject([
    { severity: 'doubtful', row_count: 12 }
  ]);
  expect(
    await keyed('乙.csv', [...rows(4, '13922224444'), ...others.map((one) => ({ ...one, 编号: `Q${one.编号}` }))])
  ).toEqual([]);
});
