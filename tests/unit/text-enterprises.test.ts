import { describe, expect, it } from 'vitest';
import { createEnterpriseResolver } from '#lib/text/enterprises.ts';

const ENTRIES = [
  { ent_id: 'E1', ent_name: '陕西华盛建筑工程有限公司', aliases: ['华盛建筑'] },
  { ent_id: 'E2', ent_name: '西安宏达精密机械有限公司', aliases: ['宏达机械'] },
  { ent_id: 'E3', ent_name: '咸阳秦风纺织有限责任公司', aliases: ['秦风厂', '风轮'] },
  { ent_id: 'E4', ent_name: '宝鸡宏达精密机械股份有限公司', aliases: ['宏达机械'] }
];
const { find: resolve, resolve: resolveName } = createEnterpriseResolver(ENTRIES);

describe('enterprise mentions', () => {
  it('finds listed names and aliases where they stand', () => {
    const text = '我在华盛建筑干活，老板拖欠工资';
    expect(resolve(text)).toEqual([
      { words: '华盛建筑', start: 2, end: 6, ent_id: 'E1', method: 'name', score: 1, candidates: [] }
    ]);
  });
  it('sees through another place and legal form, width and script', () => {
    expect(resolve('投诉華盛建築工程公司欠薪').map((one) => one.ent_id)).toEqual(['E1']);
    expect(resolve('秦风纺织厂停产半年')[0]).toMatchObject({ ent_id: 'E3' });
  });
  it('leaves what two companies could be to a person', () => {
    const [mention] = resolve('宏达机械不给交社保');
    expect(mention).toMatchObject({ ent_id: null, method: 'review' });
    expect(mention?.candidates.map((one) => one.ent_id)).toEqual(['E2', 'E4']);
  });
  it('says so when a company is in no table, and ignores words that name none', () => {
    expect(resolve('陕西长风运输有限公司拖欠运费')[0]).toMatchObject({ ent_id: null, method: 'unknown' });
    expect(resolve('我们公司和劳务公司都不管')).toEqual([]);
  });
  it('reads a name that stands alone, with or without a legal form', () => {
    expect(resolveName('华盛建筑工程')).toMatchObject({ ent_id: 'E1', method: 'likeness' });
    expect(resolveName('宏达机械')).toMatchObject({ ent_id: null, method: 'review' });
  });
  it('takes what a person decided as an alias, and words that mean no company of the table as none', () => {
    const decided = createEnterpriseResolver(
      ENTRIES,
      new Map([
        ['宏达机械', 'E4'],
        ['秦风纺织厂', null],
        ['老轮胎厂', 'E1']
      ])
    );
    expect(decided.find('宏達机械和老轮胎厂都欠薪').map((one) => [one.ent_id, one.method])).toEqual([
      ['E4', 'decision'],
      ['E1', 'decision']
    ]);
    expect(decided.find('秦风纺织厂停产半年')[0]).toMatchObject({ ent_id: null, method: 'decision' });
  });
  it('takes neither another place nor one slip for the same company, and asks', () => {
    expect(resolveName('西安华盛建筑工程有限公司')).toMatchObject({
      ent_id: null,
      method: 'review',
      candidates: [{ ent_id: 'E1' }]
    });
    expect(resolveName('陕西华盛建筑工积有限公司')).toMatchObject({
      ent_id: null,
      method: 'review',
      candidates: [{ ent_id: 'E1' }]
    });
    expect(resolveName('陕西华鼎建筑劳务有限公司')).toMatchObject({ ent_id: null, method: 'unknown' });
  });
});

describe('namesakes in other counties', () => {
  const HERE = { county_code: '610116', county_name: '长安区' };
  const AWAY = { county_code: '610822', county_name: '府谷县' };
  const REGISTER = [
    { ent_id: 'A', ent_name: '陕西汉沣路桥有限公司', aliases: [], county_code: '610116' },
    { ent_id: 'B', ent_name: '榆林汉沣路桥有限责任公司', aliases: [], county_code: '610822' },
    { ent_id: 'C', ent_name: '西安秦瑞电子有限公司', aliases: ['秦瑞'], county_code: '610116' },
    { ent_id: 'D', ent_name: '西安秦瑞电子有限公司', aliases: [], county_code: '610113' },
    { ent_id: 'F', ent_name: '陕西丹棠家政有限公司', aliases: [], county_code: '610116' }
  ];
  const { find, findListed, resolve: alone } = createEnterpriseResolver(REGISTER);

  it('are asked about where a listed name belongs elsewhere and a company of nearly that name is here', () => {
    expect(alone('陕西汉沣路桥有限公司', HERE)).toMatchObject({ ent_id: 'A', method: 'name' });
    expect(alone('陕西汉沣路桥有限公司', AWAY)).toMatchObject({
      words: '陕西汉沣路桥有限公司（府谷县）',
      ent_id: null,
      method: 'review',
      candidates: [{ ent_id: 'B' }, { ent_id: 'A' }]
    });
    expect(find('在陕西汉沣路桥有限公司干活', AWAY)).toMatchObject([{ ent_id: null, method: 'review' }]);
    expect(findListed('在陕西汉沣路桥有限公司干活', AWAY)).toMatchObject([{ ent_id: null, method: 'review' }]);
  });
  it('are no reason to doubt a full name that nobody here shares', () => {
    expect(alone('陕西丹棠家政有限公司', AWAY)).toMatchObject({ ent_id: 'F', method: 'name' });
  });
  it('make a name that is merely alike a question away from home', () => {
    expect(alone('丹棠家政公司', HERE)).toMatchObject({ ent_id: 'F', method: 'likeness' });
    expect(alone('丹棠家政公司', AWAY)).toMatchObject({
      ent_id: null,
      method: 'review',
      candidates: [{ ent_id: 'F' }]
    });
  });
  it('with one name are asked about county by county, the company of the county first', () => {
    expect(alone('西安秦瑞电子有限公司', HERE)).toMatchObject({
      words: '西安秦瑞电子有限公司（长安区）',
      ent_id: null,
      candidates: [{ ent_id: 'C' }, { ent_id: 'D' }]
    });
    expect(
      alone('西安秦瑞电子有限公司', { county_code: '610113', county_name: '雁塔区' }).candidates.map(
        (one) => one.ent_id
      )
    ).toEqual(['D', 'C']);
  });
  it('are settled by a decision in its county alone', () => {
    const decided = createEnterpriseResolver(
      REGISTER,
      new Map([
        ['西安秦瑞电子有限公司(长安区)', 'C'],
        ['丹棠家政公司(府谷县)', null]
      ])
    );
    expect(decided.resolve('西安秦瑞电子有限公司', HERE)).toMatchObject({ ent_id: 'C', method: 'decision' });
    expect(decided.resolve('西安秦瑞电子有限公司', AWAY)).toMatchObject({ ent_id: null, method: 'review' });
    expect(decided.resolve('丹棠家政公司', AWAY)).toMatchObject({ ent_id: null, method: 'decision' });
  });
});
