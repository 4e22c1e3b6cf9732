import { toMinedRecord, type MinedRecord } from '#lib/issues/record.ts';
import { shingle } from '#lib/issues/shingles.ts';
import { emptyState, mine } from '#pipelines/issues/mine.ts';
import { describe, expect, it } from 'vitest';

/** Facts known beside a text: one grievance at one place. */
const record = (id: string, text: string, marks: string[]): MinedRecord => ({ ...toMinedRecord({ id, text, published_at: '2026-10-01' }), shingles: shingle('', text, marks) });

describe('marks', () => {
  const FAR = [
    '施工方说账上没有钱，年前能不能结清没有准话', '干了半年活只给过一次生活费，老板不接电话', '工头跑了，十几个人的血汗没人管', '材料商和我们都没拿到款项，天天推脱'
  ];

  it('gather differently worded records of one grievance at one place', () => {
    const { issue_ids } = mine(emptyState(), FAR.map((text, i) => record(`a${i}`, text, ['长安区|T01.02'])));
    expect(new Set(issue_ids).size).toBe(1);
    expect(issue_ids[0]).not.toBeNull();
  });

  it('keep other grievances of the place and the grievance at other places apart', () => {
    const records = [...FAR.map((text, i) => record(`a${i}`, text, ['长安区|T01.02'])), record('b', FAR[0]!.slice(0, 6), ['长安区|T05.04']), record('c', '矿上粉尘大没有口罩', ['阎良区|T01.02'])];
    const { issue_ids } = mine(emptyState(), records);
    expect(issue_ids[4]).not.toBe(issue_ids[0]);
    expect(issue_ids[5]).not.toBe(issue_ids[0]);
  });
});
