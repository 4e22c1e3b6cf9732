import { describe, expect, it } from 'vitest';
import { bCubed, bestMatches, meanF1 } from '../bench/issue-scores.ts';
import { emptyState, mine, type IssueState } from '#pipelines/issues/mine.ts';
import { toMinedRecord, type IssueInput } from '#lib/issues/record.ts';
import { syntheticMessages } from '../bench/issues-synthetic.ts';

const run = (state: IssueState, inputs: readonly IssueInput[]) => mine(state, inputs.map(toMinedRecord));
const issueOf = (inputs: readonly IssueInput[], ids: readonly (string | null)[]) =>
  new Map(inputs.map((input, index) => [String(input.id), ids[index] ?? null]));

const SCENES = [
  '车间闷热没有风扇',
  '班长天天骂人',
  '食宿费照扣不误',
  '老板手机关机了',
  '过年都回不去家',
  '材料交上去没人理',
  '银行流水可以作证',
  '一起干活的有十二人',
  '医院的账单还欠着',
  '孩子学费等着用'
];
/** Messages about one matter: the same company and grievance, otherwise different sentences. */
function about(company: string, grievance: string, prefix: string, count: number, day: string): IssueInput[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index}`,
    title: `${company}${grievance}${'何时解决如何处理谁来管'.slice(0, index % 5)}`,
    text: `我们在${company}上班,${grievance},${SCENES[index % SCENES.length]},${SCENES[(index * 3 + 1) % SCENES.length]},第${index}次反映`,
    published_at: `${day} 0${index % 10}:00:00`,
    engagement: 0
  }));
}
const arrears = about('恒昌华瑞电子厂', '拖欠工资三个月', 'a', 12, '2026-01-05');
const heat = about('泾河煤化工园区', '高温津贴从未发放', 'h', 8, '2026-01-06');
const alone: IssueInput = {
  id: 'x',
  title: '公交末班车能否延长',
  text: '下夜班以后没有车坐',
  published_at: '2026-01-06'
};

describe('mining', () => {
  it('makes one issue of each matter and none of a record alone', () => {
    const { issue_ids, rows } = run(emptyState(), [...arrears, ...heat, alone]);
    expect(new Set(issue_ids.slice(0, 12)).size).toBe(1);
    expect(new Set(issue_ids.slice(12, 20)).size).toBe(1);
    expect(issue_ids[0]).not.toBe(issue_ids[12]);
    expect(issue_ids[20]).toBeNull();
    expect(rows.map((row) => row.size)).toEqual([12, 8]);
    expect(rows[0]!.label).toContain('恒昌');
  });

  it('still sees that sixty letters are one matter when they are nearly all there is, and ranks them first', () => {
    const sixty = about('恒昌华瑞电子厂', '拖欠工资三个月', 'a', 60, '2026-01-05');
    const loud: IssueInput[] = [1, 2].map((copy) => ({ ...alone, id: `loud${copy}`, engagement: { likes: 2_000 } }));
    const { rows } = run(emptyState(), [...loud, ...sixty]);
    expect(rows[0]!.size).toBeGreaterThanOrEqual(55);
    expect(rows.find((row) => row.representative_ids.includes('loud1'))!.heat).toBeLessThan(rows[0]!.heat);
  });

  it('gives the same ids and members whatever the order of the input', () => {
    const inputs = [...syntheticMessages(400, 3), ...arrears, alone];
    const forward = issueOf(inputs, run(emptyState(), inputs).issue_ids);
    const reversed = inputs.toReversed();
    expect(new Map([...issueOf(reversed, run(emptyState(), reversed).issue_ids)].sort())).toEqual(
      new Map([...forward].sort())
    );
  });

  it('changes nothing when the same records come again', () => {
    const first = run(emptyState(), [...arrears, ...heat]);
    const before = structuredClone(first.rows);
    const again = run(first.state, [...heat, ...arrears]);
    expect(again.changed).toBe(false);
    expect(again.rows).toEqual(before);
    expect(again.issue_ids[0]).toBe(first.issue_ids[12]);
  });

  it('lets a new day join the issues of yesterday under their ids', () => {
    const messages = syntheticMessages(600, 11).sort((left, right) =>
      left.published_at! < right.published_at! ? -1 : 1
    );
    const first = run(emptyState(), messages.slice(0, 500));
    const ids = issueOf(messages.slice(0, 500), first.issue_ids);
    const second = run(first.state, messages.slice(500));
    const after = run(second.state, messages);
    const kept = [...ids].filter(
      ([id, issue]) => issue !== null && issueOf(messages, after.issue_ids).get(id) === issue
    ).length;
    const known = [...ids.values()].filter((issue) => issue !== null).length;
    expect(kept / known).toBeGreaterThan(0.95);
    expect(after.changed).toBe(false);
  });

  it('lets an issue end when all its records were revised to another matter, and keeps its history', () => {
    const early = run(emptyState(), [...arrears, ...heat]);
    const [large, small] = [early.issue_ids[0]!, early.issue_ids[12]!];
    // All records of the smaller issue turn out to be about the larger: revised versions replace them.
    const revised = arrears
      .slice(0, 8)
      .map((record, index) => ({ ...record, id: `h${index}`, text: `${record.text},补充` }));
    const late = run(early.state, revised);
    expect(new Set(late.issue_ids)).toEqual(new Set([large]));
    const gone = late.state.issues.find((issue) => issue.id === small)!;
    expect(gone.leader).toBe(-1);
    expect(gone.history.at(-1)!.kind).toBe('dissolved');
    expect(late.rows.map((row) => row.size)).toEqual([20]);
  });

  it('keeps both of two contents under one id in a batch, and replaces an older version from before', () => {
    const twin = { ...heat[0]!, id: 'a0' };
    const both = run(emptyState(), [...arrears, ...heat, twin]);
    expect(both.issue_ids[20]).toBe(both.issue_ids[12]);
    const revised = run(both.state, [{ ...arrears[0]!, text: '已经解决,谢谢' }]);
    expect(revised.added).toBe(1);
  });

  it('survives empty, emoji and huge texts and broken surrogates', () => {
    const odd: IssueInput[] = [
      { id: 1, text: '' },
      { id: 2, text: '😀😀😀' },
      { id: 3, text: '欠'.repeat(1_000_000) },
      { id: 4, text: '\ud800\u0000abc', published_at: '昨天' },
      { id: 5 },
      { id: 6, text: '   ' }
    ];
    const { issue_ids } = run(emptyState(), odd);
    expect(issue_ids).toEqual([null, null, null, null, null, null]);
  });
});

describe('evaluation', () => {
  it('takes the best cluster of each known issue', () => {
    const clusters = new Map([
      ['1', 'a'],
      ['2', 'a'],
      ['3', 'b'],
      ['4', null]
    ]);
    const matches = bestMatches(clusters, new Map([['k', ['1', '2', '3', '4']]]));
    expect(matches[0]).toMatchObject({ found: 2, shared: 2, expected: 4, precision: 1, recall: 0.5 });
    expect(meanF1(matches)).toBeCloseTo(2 / 3);
  });

  it('is 1 for a perfect grouping and punishes one cluster for all', () => {
    const truth = new Map([
      ['1', 'x'],
      ['2', 'x'],
      ['3', 'y'],
      ['4', 'z']
    ]);
    expect(
      bCubed(
        new Map([
          ['1', 'a'],
          ['2', 'a'],
          ['3', 'b'],
          ['4', null]
        ]),
        truth
      ).f1
    ).toBe(1);
    expect(bCubed(new Map([...truth.keys()].map((id) => [id, 'a'])), truth).precision).toBeCloseTo(0.375);
  });
});
