import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World(['petitions', 'visits', 'negotiations']);
});
afterEach(() => world.dispose());

const petition = (id: string, more: Record<string, string> = {}) => ({
  编号: id,
  登记时间: '2026-03-04 10:00:00',
  内容: `第${id}件`,
  ...more
});

describe('accepted spellings', () => {
  it('times and dates', async () => {
    const spellings: [written: string, stored: string][] = [
      ['2019/7/19 11:25:05', '2019-07-19 11:25:05'],
      ['2019-07-19', '2019-07-19 00:00:00'],
      ['2019年7月19日', '2019-07-19 00:00:00'],
      ['2019年7月19日 11时25分', '2019-07-19 11:25:00'],
      ['2019年7月19日11时25分30秒', '2019-07-19 11:25:30'],
      ['2019年7月19日 11点', '2019-07-19 11:00:00'],
      ['2019.7.19', '2019-07-19 00:00:00'],
      ['20190719', '2019-07-19 00:00:00'],
      ['2019/7/19', '2019-07-19 00:00:00'],
      ['2019/7/19 9:05', '2019-07-19 09:05:00'],
      ['43665', '2019-07-19 00:00:00'],
      ['43665.5', '2019-07-19 12:00:00'],
      ['２０１９－０７－１９', '2019-07-19 00:00:00'],
      ['２０１９年７月１９日', '2019-07-19 00:00:00'],
      ['2019-07-19T11:25:05', '2019-07-19 11:25:05'],
      ['2019-07-19T03:25:05Z', '2019-07-19 11:25:05'],
      ['2019-07-19T11:25:05+08:00', '2019-07-19 11:25:05'],
      [' 2019-07-19 ', '2019-07-19 00:00:00'],
      ['2019年7月', '2019-07-01 00:00:00']
    ];
    const manifest = await world.landOne(
      'petitions',
      'a.csv',
      spellings.map(([written], i) => petition(`${i}`, { 登记时间: written }))
    );
    expect(manifest.counts).toMatchObject({ new: spellings.length, rejected: 0 });
    expect((await world.landed('petitions')).map((row, i) => [spellings[i]![0], row.received_at])).toEqual(spellings);
  });

  it('amounts in 元, 万元 and 亿元, in the cell or in the header', async () => {
    const cells = ['3000元', '1.2万元', '0.03亿元', '1,200.50', '¥500', '约3万', '人民币８０００元', '５００', '1.2万'];
    await world.landOne(
      'petitions',
      'cells.csv',
      cells.map((cell, i) => petition(`C${i}`, { 涉及金额: cell }))
    );
    await world.landOne('petitions', 'wan.csv', [petition('W', { '涉及金额（万元）': '1.5' })]);
    await world.landOne('petitions', 'yi.csv', [petition('Y', { '涉及金额(亿元)': '0.2' })]);
    const rows = await world.landed('petitions');
    expect(rows.map((row) => Number(row.amount_yuan))).toEqual([
      3000, 12000, 3_000_000, 1200.5, 500, 30000, 8000, 500, 12000, 15000, 20_000_000
    ]);
  });

  it('是/否/√, whole numbers with units, percents, spellings of enums and lists', async () => {
    world = new World(['reference', 'negotiations', 'petitions']);
    world.drop('reference', '企业台账.csv', [
      ...['是', '√', '1', '有', 'TRUE', '已建会'].map((cell, i) => ({
        企业编号: `QY${i}`,
        企业名称: `甲${i}厂`,
        是否建会: cell,
        生效日期: '2020-01-01',
        职工数: '１，２００人',
        曾用名: '老厂、旧厂;故厂'
      })),
      ...['否', '×', '0', '无', 'no'].map((cell, i) => ({
        企业编号: `QZ${i}`,
        企业名称: `乙${i}厂`,
        是否建会: cell,
        生效日期: '2020-01-01',
        职工数: '12 人',
        曾用名: ''
      }))
    ]);
    world.drop('negotiations', 'n.csv', [
      { 协商编号: 'N1', 协商类型: '区域性', 工资增长幅度: '6.5%', 覆盖企业编号: 'QY1，QY2 QY3|QY4' },
      { 协商编号: 'N2', 协商类型: '单独企业', 工资增长幅度: '6.5', 覆盖企业编号: '' }
    ]);
    world.drop('petitions', 'p.csv', [
      petition('1', { 渠道: '来电(12351)' }),
      petition('2', { 渠道: '网上（网站/App）' }),
      petition('3', { 渠道: '主席接待日' }),
      petition('4', { 渠道: '微信' })
    ]);
    await world.land();
    const enterprises = await world.landed('enterprises');
    expect(enterprises.map((row) => row.has_union)).toEqual([
      ...Array<boolean>(6).fill(true),
      ...Array<boolean>(5).fill(false)
    ]);
    expect(enterprises[0]).toMatchObject({ workers: 1200, aliases: ['老厂', '旧厂', '故厂'] });
    expect(enterprises[6]).toMatchObject({ workers: 12, aliases: null });
    expect(await world.landed('negotiations')).toMatchObject([
      { nego_type: 'area', increase_pct: '6.500', covered_ent_ids: ['QY1', 'QY2', 'QY3', 'QY4'] },
      { nego_type: 'enterprise', increase_pct: '6.500' }
    ]);
    expect((await world.landed('petitions')).map((row) => row.channel)).toEqual(['hotline', 'web', 'reception', 'web']);
  });
});
