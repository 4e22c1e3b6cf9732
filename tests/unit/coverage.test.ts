import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageCells, rankGaps, TOTAL_KEY, type CoverageRow } from '#lib/domain/coverage.ts';
import { coverageScope, parseCoverageRequest } from '#lib/domain/coverage-request.ts';
import { coverageByMonth, shiftMonth } from '#lib/domain/coverage-trend.ts';
import { coverageView, type CoverageInput } from '#lib/domain/coverage-view.ts';
import { metricInForce } from '#lib/domain/metrics.ts';
import { SHIPPED_RULES } from '#lib/domain/rule-numbers.ts';
import { isSmall } from '#lib/domain/suppression.ts';
import { suppressShares } from '#lib/domain/suppress-shares.ts';

const A08 = metricInForce('A08', SHIPPED_RULES)!;
const A09 = metricInForce('A09', SHIPPED_RULES)!;
const row = (change: Partial<CoverageRow>): CoverageRow => ({
  unit_org_id: '610802',
  unit_name: '榆阳区总工会',
  place_key: '610800',
  place_name: '榆林市总工会',
  city_code: '610800',
  county_code: '610802',
  numerator: 20,
  denominator: 40,
  ever_numerator: 30,
  effective_permille: 16000,
  workers_uncovered: 100,
  workers_total: 400,
  last_activity_on: '2026-10-20',
  submission_state: 'submitted',
  ...change
});
const input = (change: Partial<CoverageInput>): CoverageInput => ({
  metric: A08,
  filters: { scope: null, period: { kind: 'month', year: 2026, index: 10 }, compare: 'prev' },
  month: '2026-10-01',
  month_end: '2026-10-31',
  span: 1,
  region: null,
  scope_name: '全省',
  shapes: [
    { code: '610800', name: '榆林市' },
    { code: '610700', name: '汉中市' }
  ],
  rows: [row({})],
  trend: [],
  target: 1,
  measure: null,
  ...change
});

describe('coverage of regions', () => {
  it('leaves units that did not submit out of the sum and says how many', () => {
    const cells = coverageCells(
      A08,
      [
        row({}),
        row({
          unit_org_id: '610803',
          county_code: '610803',
          denominator: 60,
          numerator: 0,
          submission_state: 'not_submitted'
        })
      ],
      '2026-10-31'
    );
    const city = cells.get('610800')!;
    expect(city.figure).toMatchObject({ state: 'value', value: 0.5, denominator: 40 });
    expect(city.missing_units).toBe(1);
    expect(cells.get('610803')!.figure.text).toBe('未报送');
    expect(cells.get('610803')!.uncovered.text).toBe('未报送');
  });

  it('keeps not submitted, load failed and nothing to cover apart', () => {
    const cells = coverageCells(A08, [row({ submission_state: 'load_failed' })], '2026-10-31');
    expect(cells.get(TOTAL_KEY)!.figure.text).toBe('加载失败');
    const view = coverageView(input({}));
    expect(view.drawn.map((cell) => [cell.name, cell.figure.state])).toEqual([
      ['榆林市', 'value'],
      ['汉中市', 'not_applicable']
    ]);
  });

  it('counts companies exactly where their rate is hidden, and hides households in both', () => {
    const few = row({ numerator: 2, denominator: 6 });
    expect(coverageCells(A08, [few], '2026-10-31').get('610802')).toMatchObject({
      size: 6,
      figure: { state: 'hidden', text: '不足 10 家' },
      uncovered: { value: 4 }
    });
    // No second rate says what the first does not.
    const cell = coverageCells(
      A08,
      [row({ numerator: 2, denominator: 6, workers_uncovered: 300, workers_total: 900 })],
      '2026-10-31'
    ).get('610802')!;
    expect([cell.by_workers, cell.ever, cell.effective].map((figure) => figure?.value ?? null)).toEqual([
      null,
      null,
      null
    ]);
    expect(coverageCells(A09, [few], '2026-10-31').get('610802')).toMatchObject({
      size: null,
      figure: { state: 'hidden' },
      uncovered: { state: 'hidden' }
    });
  });

  it('hides the counties of a city that is hidden', () => {
    const other = (code: string, numerator: number, denominator: number) =>
      row({
        place_key: code,
        city_code: code,
        county_code: `${code.slice(0, 4)}02`,
        unit_org_id: `${code.slice(0, 4)}02`,
        numerator,
        denominator
      });
    const cells = coverageCells(
      A09,
      [other('610100', 2, 12), other('610200', 20, 40), other('610300', 60, 100)],
      '2026-10-31'
    );
    expect(cells.get('610200')!.figure.state).toBe('hidden');
    expect(cells.get('610202')!.figure.state).toBe('hidden');
    expect(cells.get('610300')!.figure.state).toBe('value');
  });

  it('puts units outside the cities into the strip and not into the city around them', () => {
    const yangling = row({
      unit_org_id: '61-YL',
      unit_name: '杨凌示范区总工会',
      place_key: '61-YL',
      place_name: '杨凌示范区总工会',
      city_code: '610400',
      county_code: '610403',
      denominator: 30,
      numerator: 10
    });
    const province = coverageView(
      input({
        rows: [row({}), yangling],
        shapes: [
          { code: '610400', name: '咸阳市' },
          { code: '610800', name: '榆林市' }
        ]
      })
    );
    expect(province.strip.map((cell) => cell.name)).toEqual(['杨凌示范区']);
    expect(province.drawn[0]!.figure.state).toBe('not_applicable');
    expect(province.total.figure.denominator).toBe(70);
  });

  it('opens counties of a city, with the offices that have no county below the map', () => {
    const office = row({ unit_org_id: '6108', unit_name: '榆林市总工会', county_code: '' });
    const shapes = [
      { code: '610802', name: '榆阳区' },
      { code: '610803', name: '横山区' }
    ];
    const view = coverageView(input({ region: '610802', rows: [row({}), office], shapes }));
    expect(view.path.map((place) => place.name)).toEqual(['全省', '榆林市', '榆阳区']);
    const of = (scope_region: string) =>
      coverageView(input({ region: '610802', shapes, scope_name: '总工会', scope_region })).path.map(
        (place) => place.name
      );
    expect(of('610800')).toEqual(['榆林市', '榆阳区']);
    expect(of('610802')).toEqual(['榆阳区']);
    expect(view.strip.map((cell) => cell.code)).toEqual(['6108']);
    expect(view.total.figure.denominator).toBe(40);
  });

  it('says what is uncovered, where, and how the share moved', () => {
    const trend = ['2026-09-01', '2026-10-01'].map((month, i) => ({
      month,
      place_key: '610800',
      numerator: 18 + 2 * i,
      denominator: 40,
      unit_count: 1,
      missing_units: 0
    }));
    expect(coverageView(input({ trend })).sentence).toBe(
      '2026年10月末，全省困难企业走访覆盖率 50.0%（40 家），比上月高 5.0 个百分点；仍有 20 家未走访，涉及职工 100 人，最多的是榆林市（20 家）。'
    );
    expect(coverageView(input({ rows: [] })).sentence).toContain('不适用');
  });

  it('ranks by how many are uncovered, numbers before states', () => {
    const cells = coverageCells(
      A08,
      [
        row({}),
        row({ county_code: '610803', unit_org_id: '610803', numerator: 5 }),
        row({ county_code: '610804', unit_org_id: '610804', submission_state: 'not_submitted' })
      ],
      '2026-10-31'
    );
    expect(rankGaps(['610804', '610802', '610803'].map((code) => cells.get(code)!)).map((cell) => cell.code)).toEqual([
      '610803',
      '610802',
      '610804'
    ]);
  });
});

describe('coverage over months', () => {
  const month = (place_key: string, numerator: number, denominator: number) => ({
    month: '2026-10-01',
    place_key,
    numerator,
    denominator,
    unit_count: 1,
    missing_units: 0
  });

  it('steps over years', () => {
    expect(shiftMonth('2026-01-01', -1)).toBe('2025-12-01');
  });

  it('shows companies of one county, and persons of one county never', () => {
    const rows = [month('610800', 20, 40)];
    expect(coverageByMonth(A08, rows, ['2026-10-01'], null)[0]!.value).toBe(0.5);
    expect(coverageByMonth(A09, rows, ['2026-10-01'], null)[0]!.state).toBe('hidden');
    expect(coverageByMonth(A08, rows, ['2026-09-01'], TOTAL_KEY)[0]!.state).toBe('not_applicable');
  });
});

describe('suppression of shares', () => {
  it('never lets total minus visible cells be a figure that must be hidden', () => {
    const cell = fc.record({ numerator: fc.nat(40), rest: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 12 }), (drawn) => {
        const cells = drawn.map((at, i) => ({
          key: String(i),
          numerator: at.numerator,
          denominator: at.numerator + at.rest,
          submission: 'submitted' as const
        }));
        const figures = suppressShares('households', cells);
        const hidden = cells.filter((at) => figures.get(at.key)!.state === 'hidden');
        const visible = cells.filter((at) => figures.get(at.key)!.value !== null);
        if (hidden.length === 0 || visible.length === 0) return;
        const numerator = hidden.reduce((sum, at) => sum + at.numerator, 0);
        const denominator = hidden.reduce((sum, at) => sum + at.denominator, 0);
        expect(hidden.length).toBeGreaterThan(1);
        expect(isSmall('households', numerator) || isSmall('households', denominator - numerator)).toBe(false);
      })
    );
  });
});

describe('the own parameters of the map', () => {
  const parse = (query: string, city: string | null = null) => parseCoverageRequest(new URLSearchParams(query), city);

  it('opens a scope inside one city there', () => {
    expect(parse('', '610800').region).toBe('610800');
    expect(parse('region=610100', '610800').region).toBe('610100');
    expect(parse('').region).toBeNull();
  });

  it('decides persons on the whole province whatever the scope, and companies within it', () => {
    const county = {
      scope_path: '/61/6108/610802/',
      scope_city_code: '610800',
      scope_county_code: '610802',
      isTop: false
    };
    const city = { ...county, scope_path: '/61/6108/', scope_county_code: null };
    expect(coverageScope({ metric: A09, region: null }, county)).toEqual({ scope_path: '/', region: '610802' });
    expect(coverageScope({ metric: A09, region: '610100' }, city)).toEqual({ scope_path: '/', region: '610800' });
    expect(coverageScope({ metric: A09, region: null }, { ...city, scope_city_code: null })).toBeNull();
    expect(coverageScope({ metric: A08, region: '610800' }, city)).toEqual({
      scope_path: '/61/6108/',
      region: '610800'
    });
  });

  it('reads the union tree, whose units have codes of their own', () => {
    expect(parse('by=union&region=61-CY-02&view=need')).toMatchObject({
      unions: true,
      region: '61-CY-02',
      view: 'map'
    });
    expect(() => parse('region=61-CY-02')).toThrow('没有地区');
    expect(() => parse('by=post')).toThrow('没有分法');
  });

  it('refuses what does not exist', () => {
    expect(() => parse('indicator=A99')).toThrow('没有指标');
    expect(() => parse('region=999999')).toThrow('没有地区');
  });
});
