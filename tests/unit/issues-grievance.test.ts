import { describe, expect, it } from 'vitest';
import { grievanceWords, isFormula } from '#lib/issues/grievance-words.ts';
import { labelOf } from '#lib/issues/label.ts';
import { nameSpans } from '#lib/issues/names.ts';
import { placesIn } from '#lib/issues/places.ts';
import { toMinedRecord, type IssueInput } from '#lib/issues/record.ts';
import { taggedWords } from '#lib/text/segment.ts';
import { emptyState, mine } from '#pipelines/issues/mine.ts';

const names = (text: string) => nameSpans(taggedWords(text), isFormula).map(({ text: name }) => name);

describe('names in a clause', () => {
  it('finds sites, companies and places that no dictionary lists', () => {
    expect(names('魅力之城小区楼板开裂')).toEqual(['魅力之城小区']);
    expect(names('西安市翰林安置楼项目干完活不给钱')).toEqual(['西安市翰林安置楼项目']);
    expect(names('鑫庆医药公司拖欠员工工资')).toEqual(['鑫庆医药公司']);
  });

  it('leaves what is wrong alone', () => {
    expect(names('拖欠农民工工资')).toEqual([]);
    expect([...grievanceWords('请加快魅力之城小区油烟扰民问题处理力度', '', taggedWords).keys()]).toEqual(
      expect.arrayContaining(['油烟', '扰民'])
    );
    expect([...grievanceWords('请加快魅力之城小区油烟扰民问题处理力度', '', taggedWords).keys()]).not.toEqual(
      expect.arrayContaining(['加快'])
    );
  });
});

describe('the name of an issue', () => {
  const firms = ['恒瑞纺织公司拖欠工人工资', '长青机械厂拖欠工人工资', '宏达建筑公司拖欠工人工资'];

  it('accuses no company of what happened at others', () => {
    expect(labelOf(firms)).toBe('拖欠工人工资（多家企业）');
  });

  it('names the company that half of the texts name', () => {
    expect(labelOf([firms[0]!, '恒瑞纺织公司拖欠工人工资三个月', firms[1]!])).toContain('恒瑞');
  });

  it('keeps a building site out that one of several texts mentions', () => {
    const label = labelOf(['翰林安置楼项目干完活不给钱', '老板干完活不给钱', '包工头干完活不给钱', '干完活不给钱找谁']);
    expect(label).toContain('干完活不给钱');
    expect(label).not.toContain('翰林');
  });
});

describe('places of records without a region', () => {
  it('are places', () => {
    expect(placesIn('希望市里能管管，尊敬的市领导，不知市政府能否')).toEqual([]);
    expect(placesIn('因为西安市长安区的工地没有发工资')).toEqual(['西安市长安区']);
    expect(placesIn('A7县山水湾小区')).toEqual(['A7县']);
  });
});

describe('what joins', () => {
  const letters = (titles: string[], from: number): IssueInput[] =>
    titles.map((title, index) => ({ id: `${from + index}`, title, text: title, published_at: '2026-03-01' }));

  it('does not make one issue of a shared estate or of urging alone', () => {
    const inputs = letters(
      [
        '山水湾小区粪池车长期乱停',
        '山水湾小区幼儿园收费过高',
        '山水湾小区电梯经常停运',
        '请加快自来水净化改造力度',
        '请加快地铁建设力度',
        '请加快医院招聘力度',
        '云锦里楼下麻将馆半夜扰民',
        '东岸里一楼麻将馆半夜扰民',
        '西窑里麻将馆半夜扰民严重'
      ],
      1
    );
    const { issue_ids } = mine(emptyState(), inputs.map(toMinedRecord));
    expect(new Set(issue_ids.slice(6)).size).toBe(1);
    expect(issue_ids[6]).not.toBeNull();
    for (const group of [issue_ids.slice(0, 3), issue_ids.slice(3, 6)])
      expect(group.filter((id) => id !== null && group.filter((other) => other === id).length > 1)).toEqual([]);
  });
});
