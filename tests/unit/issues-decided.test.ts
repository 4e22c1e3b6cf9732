import { describe, expect, it } from 'vitest';
import { decidedIssue, type IssueDecision } from '#lib/domain/issue-decisions.ts';
import { toMinedRecord, type IssueInput } from '#lib/issues/record.ts';
import { decisionsByRecord, groupingOf } from '#pipelines/issues/decided.ts';
import { emptyState, mine, type IssueState } from '#pipelines/issues/mine.ts';

const letters = (prefix: string, grievance: string, count: number, day = '2026-01-05'): IssueInput[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index}`,
    title: grievance,
    text: `${grievance}，${['请尽快处理', '找谁解决', '一直没有答复', '希望工会来人'][index % 4]}，第${index}封`,
    published_at: day
  }));
const wages = letters('w', '恒昌电子厂拖欠工资三个月', 6);
const canteen = letters('c', '锦绣纺织厂食堂饭菜有虫子', 6);

const decision = (given: Partial<IssueDecision> & Pick<IssueDecision, 'kind'>): IssueDecision => ({
  decision_id: 1,
  issue_id: '',
  label: null,
  part: [],
  rest: [],
  last_on: null,
  record_count: null,
  decided_on: '2026-01-10',
  ...given
});

/** As a run does it: a decision is part of the version of the records that it names. */
function run(state: IssueState, inputs: readonly IssueInput[], decisions: readonly IssueDecision[]) {
  const named = decisionsByRecord(decisions);
  const records = inputs
    .map(toMinedRecord)
    .map((record) => ({
      ...record,
      version_hash:
        record.version_hash + [...(named.get(record.id) ?? '')].reduce((sum, at) => sum + at.charCodeAt(0), 0)
    }));
  const result = mine(state, records, new Set(), new Map(), groupingOf(decisions));
  const of = new Map(inputs.map(({ id }, index) => [String(id), result.issue_ids[index]!]));
  return { ...result, of };
}

describe('a merge', () => {
  const both = decision({
    kind: 'merge',
    part: canteen.map(({ id }) => String(id)),
    rest: wages.map(({ id }) => String(id))
  });

  it('makes two issues one, which new records join, and is taken back', () => {
    const first = run(emptyState(), [...wages, ...canteen], []);
    expect(first.of.get('w0')).not.toBe(first.of.get('c0'));
    const second = run(first.state, [...wages, ...canteen], [both]);
    expect(second.rows).toHaveLength(1);
    expect(second.of.get('w0')).toBe(second.of.get('c0'));
    expect([first.of.get('w0'), first.of.get('c0')]).toContain(second.of.get('w0'));
    const more = letters('d', '锦绣纺织厂食堂饭菜有虫子', 3, '2026-01-20');
    const third = run(second.state, [...wages, ...canteen, ...more], [both]);
    expect(third.rows).toHaveLength(1);
    expect(third.rows[0]!.size).toBe(15);
    const back = run(third.state, [...wages, ...canteen, ...more], []);
    expect(back.of.get('w0')).not.toBe(back.of.get('c0'));
    expect(back.of.get('c0')).toBe(back.of.get('d0'));
  });
});

describe('a split', () => {
  const part = ['w0', 'w1'];
  const two = decision({ kind: 'split', part, rest: ['w2', 'w3', 'w4', 'w5'] });

  it('never joins again, however alike the words are', () => {
    const first = run(emptyState(), wages, []);
    expect(first.rows).toHaveLength(1);
    const second = run(first.state, wages, [two]);
    expect(second.rows.map(({ size }) => size).sort()).toEqual([2, 4]);
    expect(second.of.get('w2')).toBe(first.of.get('w2'));
    expect(second.of.get('w0')).toBe(second.of.get('w1'));
    const more = letters('x', '恒昌电子厂拖欠工资三个月', 4, '2026-01-20');
    const third = run(second.state, [...wages, ...more], [two]);
    expect(third.of.get('w0')).not.toBe(third.of.get('w2'));
    expect(third.rows.reduce((sum, { size }) => sum + size, 0)).toBe(10);
    // From nothing, too: a lost ledger does not undo what people decided.
    const anew = run(emptyState(), [...wages, ...more], [two]);
    expect(anew.of.get('w0')).toBe(anew.of.get('w1'));
    expect(anew.of.get('w0')).not.toBe(anew.of.get('w2'));
  });

  it('is taken back', () => {
    const split = run(run(emptyState(), wages, []).state, wages, [two]);
    expect(run(split.state, wages, []).rows).toHaveLength(1);
  });
});

describe('an issue as decided', () => {
  const issue = { issue_id: 'hi-1', label: '拖欠工资', state: 'rising', size: 6, last_on: '2026-01-05' };
  const closed = decision({ kind: 'close', issue_id: 'hi-1', last_on: '2026-01-05', record_count: 6 });

  it('is settled until a new record comes', () => {
    expect(decidedIssue(issue, [closed])).toMatchObject({
      state: 'settled',
      closed_on: '2026-01-10',
      is_reopened: false
    });
    expect(decidedIssue({ ...issue, size: 7, last_on: '2026-02-01' }, [closed])).toMatchObject({
      state: 'reopened',
      is_reopened: true
    });
  });

  it('has the latest name, and a confirmation holds for the name that was confirmed', () => {
    const names = ['甲', '乙'].map((label, index) =>
      decision({ decision_id: index + 1, kind: 'rename', issue_id: 'hi-1', label })
    );
    expect(decidedIssue(issue, names).label).toBe('乙');
    const confirmed = decision({ kind: 'confirm', issue_id: 'hi-1', label: '拖欠工资' });
    expect(decidedIssue(issue, [confirmed]).is_confirmed).toBe(true);
    expect(decidedIssue({ ...issue, label: '恒昌电子厂拖欠工资' }, [confirmed]).is_confirmed).toBe(false);
  });
});
