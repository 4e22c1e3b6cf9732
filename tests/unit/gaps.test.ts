import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAssignment } from '../../src/routes/gaps/gap-assignment.ts';
import { parseGapRequest } from '#lib/domain/gap-request.ts';
import { dueWords, standingOf, taskByGap, taskFigures, type GapNow } from '#lib/domain/gap-tasks.ts';
import { GAP_KINDS, gapTest, severityOf } from '#lib/domain/gap-types.ts';
import { gapSentence, gapTotals } from '#lib/domain/gap-words.ts';
import { gapSince, gapSize, gapTitle, gapWhy, isMissingGap } from '#lib/domain/gaps.ts';
import { householdBand } from '#lib/domain/household-bands.ts';
import { gap, task, TODAY } from './gap-row.ts';
import { isForeignWrite } from '#lib/server/request-guard.ts';

const now = (change: Partial<GapNow> = {}): GapNow => ({
  gap_id: 'G1-C-611025',
  size: 25,
  since_on: '2026-10-07',
  closed_on: null,
  closed_by: null,
  ...change
});

describe('a task against the records', () => {
  it.each([
    ['nobody was asked', null, now(), 'open'],
    ['asked, day ahead', task(), now(), 'assigned'],
    ['asked, due today', task({ due_on: TODAY }), now(), 'assigned'],
    ['asked, day behind', task({ due_on: '2026-11-23' }), now(), 'overdue'],
    ['said to be done, no record yet', task({ state: 'done' }), now(), 'waiting'],
    ['the record landed, though nobody pressed done', task(), now({ closed_on: '2026-11-22' }), 'closed'],
    ['the gap left the list', task(), null, 'closed'],
    ['closed and opened again after the task', task({ state: 'done' }), now({ since_on: '2026-11-22' }), 'closed'],
    ['closed by record without a task', null, now({ closed_on: '2026-11-22' }), 'closed']
  ] as const)('%s', (_what, given, data, standing) => {
    expect(standingOf(given, data, TODAY)).toBe(standing);
  });

  it('pressing done changes task figures and not the gap', () => {
    const before = taskFigures([standingOf(task(), now(), TODAY)]);
    const after = taskFigures([standingOf(task({ state: 'done' }), now(), TODAY)]);
    expect(before).toEqual({ assigned: 1, overdue: 0, waiting: 0, closed: 0, unknown: 0 });
    expect(after).toEqual({ assigned: 0, overdue: 0, waiting: 1, closed: 0, unknown: 0 });
  });

  it('counts every task once, whatever its state', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            state: fc.constantFrom('assigned' as const, 'done' as const),
            due_on: fc.constantFrom('2026-11-01', '2026-12-01')
          })
        ),
        fc.boolean(),
        fc.boolean(),
        (states, isThere, isJudged) => {
          const tasks = states.map((state, i) => task({ ...state, task_id: i }));
          const figures = taskFigures(tasks.map((at) => standingOf(at, isThere ? now() : null, TODAY, isJudged)));
          expect(figures.assigned + figures.overdue + figures.waiting + figures.closed + figures.unknown).toBe(
            tasks.length
          );
          if (!isThere) expect(isJudged ? figures.closed : figures.unknown).toBe(tasks.length);
        }
      )
    );
  });

  it('a gap that is gone because its source did not come is unknown, not closed', () => {
    expect(standingOf(task(), null, TODAY, false)).toBe('unknown');
    expect(standingOf(task(), null, TODAY)).toBe('closed');
    expect(standingOf(task(), now(), TODAY, false)).not.toBe('unknown');
  });

  it('the newest task speaks for a gap; a withdrawn one never does', () => {
    expect(
      taskByGap([
        task({ task_id: 1 }),
        task({ task_id: 3, state: 'withdrawn' }),
        task({ task_id: 2, state: 'done' })
      ]).get('G1-C-611025')?.task_id
    ).toBe(2);
    expect(dueWords('2026-11-20', TODAY)).toBe('已超 4 天');
  });
});

describe('words', () => {
  it('say 至少 where the records begin no earlier than the gap', () => {
    expect(gapSince(gap({}), TODAY)).toBe('2026年10月7日起，48 天');
    expect(gapSince(gap({ since_on: '2021-03-08', is_since_records: true }), TODAY)).toBe(
      '至少 2,087 天（有记录以来）'
    );
  });

  it('say why a gap ranks where it does, and no points of a band of households', () => {
    const many = gapWhy(gap({ affected: 10_281, industry_risk: 68, demand_rank: 66 }));
    expect(many).toBe('涉及职工 10,281 人（60 分）、行业风险 68（14 分）、附近诉求高于 66% 的县（13 分）');
    expect(gapWhy(gap({ affected: 216 }))).toContain('216 人（9 分）');
    expect(gapWhy(gap({ subject_kind: 'households', affected: 20 }))).not.toMatch(/涉及职工/);
  });

  it('say what, how large, since when', () => {
    expect(gapTitle(gap({}), TODAY)).toBe('镇安县：228 天没有任何走访，在册企业 25 家');
    expect(gapTitle(gap({ gap_type: 'G5', subject_kind: 'unit', industry: 'C', size: 45, total: 47 }), TODAY)).toBe(
      '镇安县：47 家应协商企业中 45 家没有有效协议，以制造业居多'
    );
    expect(
      gapTitle(
        gap({
          gap_type: 'G3',
          subject_kind: 'topic',
          subject_name: '职业病',
          size: 23,
          total: 0,
          demand_place: 1,
          visit_place: 2,
          county_count: 107
        }),
        TODAY
      )
    ).toBe('镇安县：“职业病”诉求 23 件，排第 1；同期走访 0 次，少的排第 2（共 107 个县）');
    expect(
      gapTitle(
        gap({
          gap_type: 'G10',
          subject_kind: 'group',
          subject_id: '女职工',
          size: 2,
          total: 40,
          workforce_percent: 31,
          complaint_percent: 12
        }),
        TODAY
      )
    ).toBe('镇安县：40 次走访中只有 2 次触及女职工（占职工 31%，占诉求 12%）');
    expect(gapTitle(gap({ gap_type: 'G8', subject_kind: 'unit', station_level: 'county' }), TODAY)).toBe(
      '镇安县：没有县级帮扶站点'
    );
  });

  it('tell not submitted, failed and a true zero apart', () => {
    const silent = (kind: string) =>
      gap({
        gap_type: 'G6',
        subject_kind: 'unit',
        source: 'visits',
        silence: kind,
        since_on: '2026-01-01',
        last_on: '2026-04-30',
        size: 9,
        total: 4,
        own_count: 12,
        peer_count: 6
      });
    expect(gapTitle(silent('not_submitted'), TODAY)).toBe(
      '镇安县：走访2026年1月至4月（4 个月）未报送，不等于零；推算应有约 9 条（上年同月 12，同类单位 6）'
    );
    expect(gapTitle(silent('load_failed'), TODAY)).toContain('加载失败，不等于零');
    expect(gapTitle(silent('zero'), TODAY)).toContain('已报送而为零');
    expect(['not_submitted', 'load_failed', 'no_ledger', 'zero'].map((kind) => isMissingGap(silent(kind)))).toEqual([
      true,
      true,
      true,
      false
    ]);
  });

  it('never tell a count of households', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (size) => {
        const households = gap({ subject_kind: 'households', size, size_unit: '户' });
        const band = householdBand(size);
        expect(gapSize(households)).toBe(band);
        expect(gapTitle(households, TODAY)).toBe(`镇安县：${band}困难职工户逾期没有入户`);
        expect(['不到 5 户', '5–9 户', '10–19 户', '20–49 户', '50 户以上']).toContain(band);
      })
    );
  });

  it('name the most urgent and the counties without a visit', () => {
    const totals = gapTotals([
      { gap_type: 'G1', open_count: 3, high_count: 1, closed_count: 2 },
      { gap_type: 'G5', open_count: 1, high_count: 0, closed_count: 0 }
    ]);
    const sentence = gapSentence({
      scope_name: '全省',
      as_of: TODAY,
      totals,
      worst: gap({}),
      missing: 1,
      unvisited_counties: ['镇安县'],
      tasks: { assigned: 0, overdue: 2, waiting: 0, closed: 0, unknown: 0 },
      closed_days: 90
    });
    for (const part of [
      '4 个盲区',
      '1 个需要程度高',
      '最急的是镇安县：228 天',
      '1 处未报送',
      '2 项派单逾期',
      '近 90 天有 2 个由记录消除'
    ])
      expect(sentence).toContain(part);
  });

  it('every kind has a test whose numbers are all filled in', () => {
    const rules = {
      unvisited_days: 180,
      expired_days: 60,
      min_workers: 25,
      silent_days: 90,
      silent_expected: 5,
      demand_days: 90,
      reply_days: 15,
      persistent_days: 60,
      township_enterprises: 10,
      min_requests: 5,
      window_days: 365,
      min_problems: 5,
      min_group_visits: 20
    };
    expect(GAP_KINDS.map((kind) => kind.type)).toEqual(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10']);
    for (const kind of GAP_KINDS) expect(gapTest(kind, rules)).not.toMatch(/[{}—]/);
    expect([100, 60, 59, 40, 39, 0].map((need) => severityOf(need).label)).toEqual([
      '高',
      '高',
      '中',
      '中',
      '低',
      '低'
    ]);
  });
});

describe('forms and filters', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };
  it('take a unit and a day that is not past', () => {
    expect(parseAssignment(form({ assignee: ' 镇安县总工会 ', due_on: TODAY, note: '' }), TODAY)).toEqual({
      assignee: '镇安县总工会',
      due_on: TODAY,
      note: null
    });
    const WRONG: Record<string, string>[] = [
      { assignee: '', due_on: TODAY },
      { assignee: '甲', due_on: '2026-11-23' },
      { assignee: '甲', due_on: '2026-13-45' },
      { assignee: '甲'.repeat(61), due_on: TODAY },
      { assignee: '甲', due_on: TODAY, note: '长'.repeat(301) }
    ];
    for (const wrong of WRONG) {
      expect(() => parseAssignment(form(wrong), TODAY)).toThrow(/派单没有变化/);
    }
  });
  it('refuse filters that do not exist', () => {
    expect(parseGapRequest(new URLSearchParams('type=G10&severity=high&standing=overdue&page=3'))).toMatchObject({
      type: 'G10',
      need_from: 60,
      need_to: 100,
      standing: 'overdue',
      page: 3
    });
    for (const query of ['type=G11', 'city=999999', 'severity=x', 'standing=x', 'order=x'])
      expect(() => parseGapRequest(new URLSearchParams(query))).toThrow(/没有/);
  });
  it('come from the page that was asked, or are refused', () => {
    const headers = (origin: string | null, host = 'localhost:3000') =>
      new Headers({ host, ...(origin === null ? {} : { origin }) });
    expect(isForeignWrite('GET', headers(null), undefined)).toBe(false);
    expect(isForeignWrite('POST', headers('http://localhost:3000'), undefined)).toBe(false);
    expect(isForeignWrite('POST', headers('http://127.0.0.1:4000', '127.0.0.1:4000'), undefined)).toBe(false);
    expect(isForeignWrite('POST', headers('https://zhisheng.example', 'inner:80'), 'https://zhisheng.example')).toBe(
      false
    );
    for (const origin of [null, 'null', 'http://evil.example', 'http://localhost:3001'])
      expect(isForeignWrite('POST', headers(origin), undefined)).toBe(true);
  });
});
