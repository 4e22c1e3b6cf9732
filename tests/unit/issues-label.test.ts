import { describe, expect, it } from 'vitest';
import { LABEL_CHARS, labelOf } from '#lib/issues/label.ts';

describe('the label of a hot issue', () => {
  it('names the matter, not who calls or how urgent it is', () => {
    expect(labelOf(['急：会员福利与普惠政策', '请问：会员福利与普惠政策怎么办', '求助，会员福利与普惠政策'])).toBe('会员福利与普惠政策');
    expect(labelOf(['铁们，反映未央区一企业工资迟迟不到账，找谁', '未央区瓦工来电：未央区一企业工资迟迟不到账，从上月起'])).toBe('未央区一企业工资迟迟不到账');
  });
  it('is a whole clause where one fits, and never longer than a cell', () => {
    expect(labelOf(['雁塔区项目部工资结算问题（下半年还没结）', '雁塔区项目部工资结算问题，盼回复'])).toBe('雁塔区项目部工资结算');
    expect(Array.from(labelOf(['西安市长安区某某建设集团有限公司第三项目部拖欠农民工工资半年多至今没有给'])).length).toBeLessThanOrEqual(LABEL_CHARS);
  });
  it('keeps a line that is short as it is', () => {
    expect(labelOf(['欠薪'])).toBe('欠薪');
  });
});
