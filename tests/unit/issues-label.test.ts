import { describe, expect, it } from 'vitest';
import { LABEL_CHARS, labelOf } from '#lib/issues/label.ts';

describe('the label of a hot issue', () => {
  it('names the matter, not who calls or how urgent it is', () => {
    expect(labelOf(['急：会员福利与普惠政策', '请问：会员福利与普惠政策怎么办', '求助，会员福利与普惠政策'])).toBe(
      '会员福利与普惠政策'
    );
    expect(
      labelOf(['铁们，反映未央区一企业工资迟迟不到账，找谁', '未央区瓦工来电：未央区一企业工资迟迟不到账，从上月起'])
    ).toBe('未央区一企业工资迟迟不到账');
  });
  it('leaves out who speaks, whatever the verb, and keeps 投诉 and 诉求 whole', () => {
    expect(labelOf(['外卖骑手老张诉骑手超时罚款不合理', '多名外卖骑手反映骑手超时罚款不合理'])).toBe(
      '骑手超时罚款不合理'
    );
    expect(labelOf(['职工诉求渠道长期没有回音', '职工诉求渠道长期没有回音'])).toBe('职工诉求渠道长期没有回音');
    expect(labelOf(['向平台投诉电话一直打不通', '向平台投诉电话一直打不通'])).toBe('向平台投诉电话一直打不通');
  });
  it('is a complaint before a question, and a question where nothing else is said', () => {
    expect(
      labelOf([
        '外卖配送最近有变化吗',
        '外卖配送最近有变化吗',
        '外卖配送怎么办理',
        '骑手超时罚款不合理',
        '骑手超时罚款不合理'
      ])
    ).toBe('骑手超时罚款不合理');
    expect(labelOf(['住房公积金怎么办理', '住房公积金怎么办理'])).toBe('住房公积金怎么办理');
  });
  it('is a whole clause where one fits, and never longer than a cell', () => {
    expect(labelOf(['雁塔区项目部工资结算问题（下半年还没结）', '雁塔区项目部工资结算问题，盼回复'])).toBe(
      '雁塔区项目部工资结算'
    );
    expect(
      Array.from(labelOf(['西安市长安区某某建设集团有限公司第三项目部拖欠农民工工资半年多至今没有给'])).length
    ).toBeLessThanOrEqual(LABEL_CHARS);
  });
  it('prefers what is rare among all records to the words that reports begin with, and never shows a mark of redaction', () => {
    const everywhere = new Set('走访中了解到工会小组介绍职工普遍反映');
    const rarityOf = (pair: number) => (everywhere.has(String.fromCharCode(pair >>> 16)) ? 0.1 : 5);
    const lines = [
      '走访中了解到，井下粉尘超标没发口罩',
      '走访中了解到，粉尘超标戴的是纱布',
      '走访中了解到，井下粉尘超标'
    ];
    expect(labelOf(lines, rarityOf)).toBe('井下粉尘超标');
    expect(labelOf(['〔姓名〕外来务工不给排号', '〔姓名〕外来务工不给排号'])).toBe('外来务工不给排号');
  });
  it('keeps a line that is short as it is', () => {
    expect(labelOf(['欠薪'])).toBe('欠薪');
  });

  it('names a company only where most lines do', () => {
    const others = ['同岗待遇差距大', '同岗待遇差距大，没人管', '同岗待遇差距大，求助'];
    expect(labelOf(['白水延垦隆电子有限公司同岗待遇差距大', ...others])).toBe('同岗待遇差距大');
    expect(labelOf(Array.from({ length: 3 }, (_, i) => `白水延垦隆电子有限公司欠薪${i + 2}个月`))).toContain(
      '白水延垦隆电子有限公司'
    );
  });

  it('names no school by its number, no quoted firm and no house of a trade that one line names', () => {
    const others = (matter: string) => [`雁塔区${matter}`, `未央区又见${matter}`, `临潼区一处${matter}没人管`];
    expect(labelOf(['西安市八中周末有偿补课收费', ...others('周末有偿补课收费')])).not.toContain('八中');
    expect(labelOf(['处理“秦湖财富”涉嫌诈骗一案', ...others('平台涉嫌诈骗一案')])).not.toContain('秦湖');
    const label = labelOf(['红鸟KTV深夜噪音扰民', ...others('小区KTV深夜噪音扰民')]);
    expect(label).not.toContain('红鸟');
    expect(label).toContain('KTV');
  });
  it('begins where a word begins once the name before it is gone', () => {
    expect(
      labelOf(['西安市地铁9号线北延线何时开工', '汉中市高铁2号线北延线何时开工', '咸阳市城际3号线北延线何时开工'])
    ).toMatch(/^(?!线)/);
  });
});
