import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthLines } from '#lib/charts/month-lines.ts';
import type { CoverageRow } from '#lib/domain/coverage.ts';
import { metricInForce } from '#lib/domain/metrics.ts';
import { blankLines, emptiestUnit, negotiationSentence } from '../../src/routes/negotiations/negotiation-words.ts';
import { petitionSentence, workingDayWords } from '#lib/domain/petition-words.ts';
import { aidSentence, byYear, ganttBar, promiseCounts, type PromiseRow } from '../../src/routes/aid/promises.ts';
import { SHIPPED_RULES } from '#lib/domain/rule-numbers.ts';
import { copiedWords, dayBars, paceOn, partBars, partMatrix, visitSentence } from '#lib/domain/visit-words.ts';
import {
  barsOf,
  countOf,
  indicatorOf,
  indicatorWords,
  placeRows,
  worstPlace,
  type IndicatorInput
} from '#lib/domain/work.ts';

const period = { kind: 'month' as const, year: 2026, index: 10 };
const row = (
  city: string,
  county: string,
  numerator: number,
  denominator: number,
  state = 'submitted'
): CoverageRow => ({
  unit_org_id: county || city,
  unit_name: `${county}总工会`,
  place_key: city,
  place_name: '某市总工会',
  city_code: city,
  county_code: county,
  numerator,
  denominator,
  ever_numerator: null,
  effective_permille: null,
  workers_uncovered: null,
  workers_total: null,
  last_activity_on: null,
  submission_state: state
});
const input = (indicator: string, rows: CoverageRow[], change: Partial<IndicatorInput> = {}): IndicatorInput => ({
  metric: metricInForce(indicator, SHIPPED_RULES)!,
  rows,
  before: [],
  month_end: '2026-10-31',
  region: null,
  against: '上月',
  ...change
});

describe('an indicator on a page of 办', () => {
  it('sums what was submitted, compares, and names cities as regions', () => {
    const found = indicatorOf(
      input(
        'A14',
        [
          row('610100', '610102', 30, 60),
          row('611000', '611025', 2, 40),
          row('611000', '611002', 9, 40, 'not_submitted')
        ],
        { before: [row('610100', '610102', 20, 100)] }
      )
    )!;
    expect(found.total.figure).toMatchObject({ numerator: 32, denominator: 100 });
    expect(found.change?.text).toBe('比上月高 12.0 个百分点');
    expect(found.total.missing_units).toBe(1);
    expect(found.places.map((place) => place.name)).toEqual(['西安市', '商洛市']);
    expect(worstPlace(found)?.name).toBe('商洛市');
    expect(indicatorWords(found)).toBe('工资集体协商覆盖率 32.0%（100 家）');
    expect(placeRows([found])[0]).toMatchObject({ place: '西安市', A14: { text: '50.0%' }, A14_n: 60 });
  });

  it('takes the cell of a scope for persons from the decision on the whole province', () => {
    const rows = [row('611000', '611025', 2, 4), row('611000', '611002', 20, 40), row('610100', '610102', 30, 60)];
    expect(indicatorOf(input('A23', rows, { region: '611025' }))!.total.figure.state).toBe('hidden');
    expect(indicatorOf(input('A23', rows, { region: '610100' }))!.total.figure.value).toBe(0.5);
    expect(indicatorOf(input('A23', rows, { region: '610900' }))).toBeNull();
  });

  it('never says a share outside 0–100 % and never shows fewer than five persons', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ n: fc.integer({ min: 0, max: 30 }), d: fc.integer({ min: 0, max: 30 }) }), {
          minLength: 1,
          maxLength: 8
        }),
        (units) => {
          const rows = units.map(({ n, d }, i) => row('611000', `6110${10 + i}`, Math.min(n, d), d));
          const found = indicatorOf(input('A23', rows, { region: '611000' }));
          for (const cell of found ? [found.total, ...found.places] : []) {
            if (cell.figure.value === null) continue;
            expect(cell.figure.value).toBeGreaterThanOrEqual(0);
            expect(cell.figure.value).toBeLessThanOrEqual(1);
            for (const count of [cell.figure.numerator!, cell.figure.denominator! - cell.figure.numerator!])
              expect(count === 0 || count >= 5).toBe(true);
          }
        }
      )
    );
  });
});

describe('counts', () => {
  const now = [
    { measure: 'channel', part: 'hotline', record_count: 7 },
    { measure: 'channel', part: 'web', record_count: 3 },
    { measure: 'clock', part: 'on_time', record_count: 9 },
    { measure: 'clock', part: 'late', record_count: 1 }
  ];
  it('keep parts without a record as zero and add up', () => {
    const bars = barsOf(now, null, 'channel', { hotline: '来电', visit: '来访', web: '网上' });
    expect(bars.map((bar) => bar.count)).toEqual([7, 0, 3]);
    expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(countOf(now, 'channel'));
  });
  it('leave months before the first record empty and name the running month', () => {
    const lines = monthLines(
      ['2026-09-01', '2026-10-01', '2026-11-01'],
      [{ key: 'a', label: '登记', rows: [{ month: '2026-10-01', part: 'x', record_count: 4 }] }],
      '2026-11-24'
    );
    expect(lines.series[0]!.values).toEqual([null, 4, 0]);
    expect(lines.unfinished).toContain('11月24日止');
  });
  it('tell petitions in one sentence', () => {
    const sentence = petitionSentence({
      scope_name: '全省',
      period,
      as_of: '2026-11-24',
      against: '上月',
      now,
      before: [{ measure: 'channel', part: 'web', record_count: 4 }],
      due: [
        { due_state: 'overdue', petition_count: 2 },
        { due_state: 'soon', petition_count: 1 }
      ],
      list: [{ unit_name: '宜君县总工会', working_days: -31 }],
      satisfaction: undefined
    });
    expect(sentence).toBe(
      '2026年10月全省登记信访诉求 10 件，比上月多 6 件；期限已过的 10 件中按期办结 90.0%；现有 2 件逾期未办结（最久的在宜君县，逾期 31 个工作日），1 件十个工作日内到期。'
    );
    expect([workingDayWords(-3), workingDayWords(0), workingDayWords(7), workingDayWords(null)]).toEqual([
      '逾期 3 个工作日',
      '今天到期',
      '还有 7 个工作日',
      '—'
    ]);
  });
});

describe('visits', () => {
  const ledger = {
    unit_org_id: '610831',
    unit_name: '子洲县总工会',
    text_count: 32,
    distinct_count: 3,
    copied_count: 32
  };
  it('tell a ledger that was copied to the unit, and say nothing where none was', () => {
    expect(copiedWords([ledger])).toBe('子洲县 32 次走访的台账只有 3 种文字');
    expect(copiedWords([])).toBeNull();
    expect(
      visitSentence({
        scope_name: '全省',
        period,
        as_of: '2026-11-24',
        against: '上月',
        now: [
          { measure: 'kind', part: 'enterprise', record_count: 5 },
          { measure: 'problem', part: 'raised', record_count: 4 },
          { measure: 'problem', part: 'solved', record_count: 1 }
        ],
        before: null,
        pace: undefined,
        ledgers: [ledger]
      })
    ).toBe('2026年10月全省走访 5 次；提出的 4 个问题已解决 1 个；子洲县 32 次走访的台账只有 3 种文字。');
  });
  it('know the pace of a date, leap years too', () => {
    expect(paceOn(90, '2026-12-31')).toBeCloseTo(90);
    expect(paceOn(90, '2024-12-31')).toBeCloseTo(90);
    expect(paceOn(60, '2026-01-01')).toBeCloseTo(60 / 365);
  });
  it('decide parts by the one rule and hide means of few cadres', () => {
    const rows = [
      { part: 'small', place_key: '610100', place_name: '西安市总工会', numerator: 5, denominator: 20 },
      { part: 'small', place_key: '61-YL', place_name: '杨凌示范区总工会', numerator: 1, denominator: 4 }
    ];
    expect(partBars(rows, [{ part: 'small', label: '中小' }])[0]).toMatchObject({
      count: 6,
      figure: { denominator: 24, state: 'small_sample' }
    });
    const matrix = partMatrix(
      rows,
      [
        { part: 'small', label: '中小' },
        { part: 'labour', label: '劳动密集' }
      ],
      (at) => at.place_name
    );
    expect(
      matrix.map((line) => [
        line.place,
        (line.small as { state: string }).state,
        (line.labour as { state: string }).state
      ])
    ).toEqual([
      ['杨凌示范区总工会', 'hidden', 'not_applicable'],
      ['西安市总工会', 'small_sample', 'not_applicable']
    ]);
    const mean = indicatorOf(input('A23D', [row('610100', '610102', 90_000, 12), row('611000', '611025', 1_000, 3)]))!;
    expect(dayBars(mean).bars.map((bar) => bar.label)).not.toContain('商洛市');
  });
});

describe('negotiations', () => {
  const unit = (part: string, ent_count: number, blank_count: number) => ({
    part,
    ent_count,
    blank_count,
    workers: ent_count * 40,
    blank_workers: blank_count * 40
  });
  it('name the unit that is most surely empty', () => {
    expect(
      emptiestUnit([unit('澄城县总工会', 11, 11), unit('紫阳县总工会', 47, 45), unit('小县总工会', 4, 4)])?.part
    ).toBe('紫阳县总工会');
    const sentence = negotiationSentence({
      scope_name: '全省',
      month_words: '2026年10月末',
      coverage: undefined,
      units: [unit('紫阳县总工会', 47, 45)],
      renewals: { due: 40, idle: 3 },
      below_floor: 0
    });
    expect(sentence).toContain('最空白的是紫阳县：47 家应协商企业中 45 家没有有效协议（95.7%）');
    expect(sentence).toContain('60 天内到期 40 份，其中 3 份还没有开始续签');
  });
  it('hide rates of fewer than ten companies', () => {
    const [small, large] = blankLines([unit('甲', 9, 4), unit('乙', 40, 10)], 'unit');
    expect([small!.covered.state, small!.workers_covered.state]).toEqual(['hidden', 'hidden']);
    expect(large!.covered.text).toBe('75.0%');
  });
});

describe('promises', () => {
  const promise = (change: Partial<PromiseRow>): PromiseRow => ({
    promise_id: 'SS1',
    plan_year: 2026,
    item: '金秋助学',
    measure: '发放助学金',
    deadline: '2026-07-02',
    leader_post: '分管副主席',
    department: '权益保障部',
    responsible_post: '部长',
    done_on: null,
    promise_state: 'overdue',
    late_days: 100,
    unit_name: '某县总工会',
    missing_fields: '',
    ...change
  });
  it('lie in their year', () => {
    const bar = ganttBar(promise({}), 2026, '2026-12-31');
    expect(bar.deadline).toBeCloseTo(182 / 365);
    expect(bar).toMatchObject({ is_late: true });
    expect(ganttBar(promise({ done_on: '2027-03-01' }), 2026, '2027-04-01').end).toBe(1);
    expect(ganttBar(promise({ deadline: null, promise_state: 'no_deadline' }), 2026, '2026-10-01').deadline).toBeNull();
  });
  it('are counted by state and told', () => {
    const rows = [
      promise({}),
      promise({ promise_state: 'done', done_on: '2026-06-01' }),
      promise({ promise_state: 'done_late' }),
      promise({ plan_year: 2024 })
    ];
    expect(promiseCounts(rows)).toEqual({ overdue: 2, done: 1, done_late: 1 });
    expect(
      aidSentence({ scope_name: '全省', year: 2026, ...byYear(rows, 2026), households: undefined, stations: undefined })
    ).toBe(
      '2026年全省公开承诺实事 3 件，已完成 2 件（66.7%），逾期未完成 1 件，最久的是某县（100 天）；以前年度承诺、逾期至今的还有 1 件。'
    );
    expect(
      aidSentence({ scope_name: '全省', year: 2020, ...byYear([], 2020), households: undefined, stations: undefined })
    ).toBe('2020年全省没有登记公开承诺的实事。');
  });
});
