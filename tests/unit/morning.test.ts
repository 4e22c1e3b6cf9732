import { describe, expect, it } from 'vitest';
import { splitHeadline, HEADLINE_LENGTH } from '#lib/domain/headline.ts';
import { morningCounts, morningHeadline, oneOfEachKind, threeMatters, unreadWords } from '#lib/domain/morning.ts';
import type { Listed, MorningLists } from '#lib/domain/morning-lists.ts';
import { gap } from './gap-row.ts';

const AT = { scope_unit: '陕西省总工会', as_of: '2026-12-01', today: '2026-12-01' };
const rows = <T>(...of: T[]): Listed<T> => ({ rows: of, unread: null });
const EMPTY: MorningLists = {
  tasks: rows(),
  petitions: rows(),
  issues: rows(),
  gaps: rows(),
  gap_count: 0,
  agreements: rows(),
  missing: rows()
};
const letters = {
  unit_org_id: '610113',
  unit_name: '雁塔区总工会',
  overdue_count: 5,
  soon_count: 2,
  overdue_since_on: '2026-10-08',
  next_due_on: '2026-12-04'
};
const fines = { issue_id: 'hi-1', label: '骑手超时罚款', state: 'high', period_count: 107, before_count: 105 };
const agreement = {
  unit_org_id: '610113',
  unit_name: '雁塔区总工会',
  agreement_count: 12,
  workers_covered: 3400,
  first_to: '2026-12-03'
};
const task = {
  gap_id: 'G5-610827',
  gap_title: '米脂县：2 家没有协议',
  assignee: '米脂县总工会 集体协商指导员',
  due_on: '2026-11-28',
  assigned_at: '2026-11-14T02:00:00.000Z',
  unit_org_id: '610827',
  standing: 'overdue' as const
};
const silent = {
  unit_org_id: '610112',
  unit_name: '未央区总工会',
  source: 'visits',
  missing_months: 1,
  failed_months: 0
};

describe('three matters', () => {
  it('takes one of each list: what is past its day, what gets worse, what nobody looked after', () => {
    const matters = threeMatters(
      {
        ...EMPTY,
        petitions: rows(letters, { ...letters, unit_org_id: '6' }),
        issues: rows(fines),
        gaps: rows(gap({}))
      },
      AT
    );
    expect(matters.map(({ kind }) => kind)).toEqual(['petitions', 'issues', 'gaps']);
    expect(matters[0]).toMatchObject({
      what: '信访 5 件逾期未办结，另有 2 件十个工作日内到期',
      unit: '雁塔区总工会',
      due: '最早的 10月8日到期，已过 54 天'
    });
    expect(matters[2]).toMatchObject({ unit: '镇安县总工会', post: '基层工作部', due: '12月15日前（建议）' });
    expect(matters[2]!.action).toEqual({ label: '派单', href: '/gaps/G1-C-611025#task' });
  });

  it('fills up from one list where the others are empty', () => {
    const three = ['a', 'b', 'c', 'd'].map((gap_id) => gap({ gap_id }));
    expect(threeMatters({ ...EMPTY, gaps: rows(...three) }, AT).map(({ key }) => key)).toEqual([
      'gap-a',
      'gap-b',
      'gap-c'
    ]);
  });

  it('takes gaps of different kinds before a second one of a kind', () => {
    const of = (gap_id: string, gap_type: string) => gap({ gap_id, gap_type });
    const chosen = oneOfEachKind([of('a', 'G5'), of('b', 'G5'), of('c', 'G1'), of('d', 'G5')], 3);
    expect(chosen.map(({ gap_id }) => gap_id)).toEqual(['a', 'c', 'b']);
  });

  it('shows a task that was given out with its age, late ones first of all', () => {
    const [first] = threeMatters({ ...EMPTY, tasks: rows(task), issues: rows(fines), gaps: rows(gap({})) }, AT);
    expect(first!.what).toBe('派单逾期（派出 17 天）：米脂县：2 家没有协议');
    expect(first!.due).toBe('11月28日，已超 3 天');
  });

  it('leaves steady issues and those without a record of the period out', () => {
    const steady = { ...fines, state: 'steady' };
    expect(threeMatters({ ...EMPTY, issues: rows(steady, { ...fines, period_count: 0 }) }, AT)).toEqual([]);
  });
});

describe('headline of the morning', () => {
  const said = (lists: Partial<MorningLists>) => morningHeadline(morningCounts({ ...EMPTY, ...lists }));

  it('says that nothing is to be done only when every list is empty', () => {
    expect(said({})).toBe('没有需要马上处理的事项');
    for (const one of [
      { tasks: rows(task) },
      { petitions: rows(letters) },
      { issues: rows(fines) },
      { gaps: rows(gap({})), gap_count: 5 },
      { agreements: rows(agreement) },
      { missing: rows(silent) }
    ])
      expect(said(one)).toMatch(/^今天要办：.*\d/);
  });

  it('does not count a list that was not read as empty', () => {
    const unread = { petitions: { rows: [], unread: '没有接入' } } as Partial<MorningLists>;
    expect(said(unread)).toBe('信访没有读出，其余没有急办的事');
    expect(unreadWords(morningCounts({ ...EMPTY, ...unread }))).toContain('信访（没有接入）');
    expect(unreadWords(morningCounts(EMPTY))).toBeNull();
  });

  it('is built from the counts and stays short', () => {
    const all = {
      tasks: rows(task),
      petitions: rows(letters),
      issues: rows(fines),
      gaps: rows(gap({})),
      gap_count: 1277,
      agreements: rows(agreement),
      missing: rows(silent)
    };
    expect(said(all)).toBe('今天要办：信访逾期 5 件、派单逾期 1 项、上升或居高的问题 1 个');
    expect([...said(all)].length).toBeLessThanOrEqual(HEADLINE_LENGTH);
  });
});

describe('splitting a sentence', () => {
  it('ends the headline at the first finding and keeps the rest', () => {
    const said = splitHeadline('截至12月1日，全省有 1,277 个盲区，其中 198 个需要程度高；3 处未报送，不算作零。');
    expect(said.headline).toBe('截至12月1日，全省有 1,277 个盲区，其中 198 个需要程度高');
    expect(said.rest).toBe('3 处未报送，不算作零。');
  });

  it('does not cut inside brackets or a quotation, and loses nothing', () => {
    const sentence =
      '2026年11月全省走访 343 次，比上月少 27 次（环比下降 7.3%，两期离春节的远近不同，增减不宜直接看），在通常波动之内。';
    const { headline, rest } = splitHeadline(sentence);
    expect([...headline].length).toBeLessThanOrEqual(HEADLINE_LENGTH);
    expect(headline).toBe('2026年11月全省走访 343 次，比上月少 27 次');
    expect(rest).toBe('（环比下降 7.3%，两期离春节的远近不同，增减不宜直接看），在通常波动之内。');
  });
});
