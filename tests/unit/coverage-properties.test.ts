import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageCells, TOTAL_KEY, type CoverageRow } from '#lib/domain/coverage.ts';
import { coverageScope } from '#lib/domain/coverage-request.ts';
import { indicatorsToday } from '../../src/routes/help/help.ts';
import { metricOf, METRICS } from '#lib/domain/metrics.ts';
import { metricsOfClause, POLICY_CLAUSES } from '../../src/routes/help/policy-clauses.ts';
import { SHIPPED_RULES } from '#lib/domain/rule-numbers.ts';
import { isSmall, RATE_NEEDS } from '#lib/domain/suppression.ts';

const CITIES = ['610100', '610200', '610300', '610400'];

/** Unions right below the province that belong to no city. */
const UNIONS = ['G-101', 'G-102'];

const measures = {
  numerator: fc.nat(40),
  rest: fc.nat(40),
  ever: fc.nat(),
  fade: fc.nat(),
  state: fc.constantFrom('submitted', 'submitted', 'submitted', 'not_submitted', 'load_failed')
};
type Measures = { numerator: number; rest: number; ever: number; fade: number; state: string };

function rowOf(
  unit: Pick<CoverageRow, 'unit_org_id' | 'place_key' | 'city_code' | 'county_code'>,
  at: Measures
): CoverageRow {
  const denominator = at.numerator + at.rest;
  return {
    ...unit,
    unit_name: `${unit.unit_org_id}总工会`,
    place_name: `${unit.place_key}总工会`,
    numerator: at.numerator,
    denominator,
    ever_numerator: at.ever % (denominator + 1),
    effective_permille: at.fade % (1000 * denominator + 1),
    workers_uncovered: at.rest * 7,
    workers_total: denominator * 7,
    last_activity_on: null,
    submission_state: at.state
  };
}

const unique = (rows: CoverageRow[]) => [...new Map(rows.map((row) => [row.unit_org_id, row])).values()];

/** Units of a few counties in a few cities, with the numerators a share can have. */
const rowsOf = fc
  .array(fc.record({ city: fc.constantFrom(...CITIES), county: fc.integer({ min: 1, max: 5 }), ...measures }), {
    minLength: 1,
    maxLength: 24
  })
  .map((drawn) =>
    unique(
      drawn.map((at) => {
        const code = `${at.city.slice(0, 4)}0${at.county}`;
        return rowOf({ unit_org_id: code, place_key: at.city, city_code: at.city, county_code: code }, at);
      })
    )
  );

/**
 * The same with what only the tree of unions shows: offices of cities, and industrial unions with their own rows and
 * units below them.
 */
const unionRowsOf = fc
  .tuple(
    rowsOf,
    fc.array(
      fc.record({ place: fc.constantFrom(...CITIES, ...UNIONS), below: fc.integer({ min: 0, max: 4 }), ...measures }),
      { maxLength: 16 }
    )
  )
  .map(([counties, drawn]) => [
    ...counties,
    ...unique(
      drawn.map((at) => {
        const isCity = CITIES.includes(at.place);
        const unit_org_id = at.below === 0 ? (isCity ? at.place.slice(0, 4) : at.place) : `${at.place}-${at.below}`;
        return rowOf({ unit_org_id, place_key: at.place, city_code: isCity ? at.place : '', county_code: '' }, at);
      })
    )
  ]);

const partKey = (row: CoverageRow) => (row.county_code === '' ? row.unit_org_id : row.county_code);

const submittedSum = (rows: readonly CoverageRow[], of: 'numerator' | 'denominator') =>
  rows.filter((row) => row.submission_state === 'submitted').reduce((sum, row) => sum + row[of], 0);

describe('coverage of any rows', () => {
  it('shows no share outside 0–100 %, of whatever kind, and every interval holds its share', () => {
    fc.assert(
      fc.property(rowsOf, fc.constantFrom('A08', 'A09', 'A23'), (rows, indicator) => {
        for (const cell of coverageCells(metricOf(indicator)!, rows, '2026-10-31').values()) {
          for (const figure of [cell.figure, cell.by_workers, cell.ever, cell.effective]) {
            if (!figure || figure.value === null) continue;
            expect(figure.value).toBeGreaterThanOrEqual(0);
            expect(figure.value).toBeLessThanOrEqual(1);
            if (figure.interval)
              expect([figure.interval.low <= figure.value, figure.interval.high >= figure.value]).toEqual([true, true]);
          }
        }
      })
    );
  });

  it('adds up: counties to their city, cities to the whole, for enterprises exactly', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const cells = coverageCells(metricOf('A08')!, rows, '2026-10-31');
        const sizes = (keys: readonly string[]) => keys.reduce((sum, key) => sum + (cells.get(key)?.size ?? 0), 0);
        const uncovered = (keys: readonly string[]) =>
          keys.reduce((sum, key) => sum + (cells.get(key)?.uncovered.value ?? 0), 0);
        for (const city of CITIES) {
          const counties = rows.filter((row) => row.city_code === city).map((row) => row.county_code);
          expect([sizes([city]), uncovered([city])]).toEqual([sizes(counties), uncovered(counties)]);
        }
        expect([sizes([TOTAL_KEY]), uncovered([TOTAL_KEY])]).toEqual([sizes(CITIES), uncovered(CITIES)]);
      })
    );
  });

  it.each([
    ['places', rowsOf],
    ['unions', unionRowsOf]
  ])('gives no hidden household away by subtraction on any level of the tree of %s', (_, drawn) => {
    fc.assert(
      fc.property(drawn, (rows) => {
        const cells = coverageCells(metricOf('A09')!, rows, '2026-10-31');
        const submitted = rows.filter((row) => row.submission_state === 'submitted');
        const places = [...new Set(rows.map((row) => row.place_key))];
        const levels: { parent: string; parts: { key: string; rows: CoverageRow[] }[] }[] = [
          {
            parent: TOTAL_KEY,
            parts: places.map((key) => ({ key, rows: submitted.filter((row) => row.place_key === key) }))
          },
          ...places.map((parent) => ({
            parent,
            parts: submitted
              .filter((row) => row.place_key === parent)
              .map((row) => ({ key: partKey(row), rows: [row] }))
          }))
        ];
        for (const { parent, parts } of levels) {
          // The own rows of a union are shown by nothing but what the others leave of it.
          const isShown = ({ key }: { key: string }) => key !== parent && cells.get(key)?.figure.value != null;
          const hidden = parts
            .filter((part) => submittedSum(part.rows, 'denominator') > 0 && !isShown(part))
            .flatMap((part) => part.rows);
          const isPartShown = parts.some(isShown);
          if (cells.get(parent)?.figure.value == null) {
            if (parent !== TOTAL_KEY) expect(isPartShown).toBe(false);
            continue;
          }
          if (hidden.length === 0 || !isPartShown) continue;
          const n = submittedSum(hidden, 'numerator');
          const d = submittedSum(hidden, 'denominator');
          expect(d).toBeGreaterThanOrEqual(RATE_NEEDS);
          expect([isSmall('households', n), isSmall('households', d - n)]).toEqual([false, false]);
        }
      }),
      { numRuns: 400 }
    );
  });

  it('hides means of fewer than ten persons, and never lets the rest of a city be fewer than ten', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const cells = coverageCells(metricOf('A23D')!, rows, '2026-10-31');
        for (const city of CITIES) {
          const parts = rows.filter(
            (row) => row.city_code === city && row.submission_state === 'submitted' && row.denominator > 0
          );
          const shown = parts.filter((row) => cells.get(row.county_code)!.figure.value !== null);
          const rest = parts.filter((row) => !shown.includes(row));
          for (const row of shown) expect(row.denominator).toBeGreaterThanOrEqual(RATE_NEEDS);
          if (shown.length > 0 && rest.length > 0)
            expect(submittedSum(rest, 'denominator')).toBeGreaterThanOrEqual(RATE_NEEDS);
        }
      })
    );
  });

  it('never leads a scope out of its own city: persons are decided on the whole, and only the own place is shown', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METRICS),
        fc.constantFrom(...CITIES),
        fc.option(fc.constantFrom(...CITIES, '610102', '610203')),
        fc.boolean(),
        (metric, city, region, isCounty) => {
          const county = `${city.slice(0, 4)}02`;
          const path = `/61/${city.slice(0, 4)}/${isCounty ? `${county}/` : ''}`;
          const scope = coverageScope(
            { metric, region },
            { scope_path: path, scope_city_code: city, scope_county_code: isCounty ? county : null, isTop: false }
          )!;
          if (!metric.isAboutPersons) expect(scope.scope_path).toBe(path);
          else expect(scope.region!.startsWith(isCounty ? county : city.slice(0, 4))).toBe(true);
        }
      )
    );
  });
});

describe('definitions', () => {
  it('are unique, belong to a clause, and say what they need', () => {
    expect(new Set(METRICS.map((metric) => metric.indicator)).size).toBe(METRICS.length);
    const served = new Set(
      POLICY_CLAUSES.flatMap((clause) => metricsOfClause(clause.number).map((metric) => metric.indicator))
    );
    expect(METRICS.filter((metric) => !served.has(metric.indicator)).map((metric) => metric.indicator)).toEqual([]);
    expect(
      METRICS.filter(
        (metric) =>
          [metric.formula, metric.numerator, metric.registers, metric.caveat, metric.counter].includes('') ||
          (metric.kind === 'share') !== (metric.uncovered !== '')
      )
    ).toEqual([]);
  });

  it('cover every obligation that data can measure', () => {
    const codes = new Set(METRICS.map((metric) => metric.indicator.slice(0, 3)));
    const asked = [
      ...Array.from({ length: 29 }, (_, i) => `A${String(i + 1).padStart(2, '0')}`),
      'B01',
      'B03',
      'B07',
      'B08',
      'B10'
    ];
    expect(asked.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('explain every one of the twenty clauses: by indicators or by the reason why there is none', () => {
    expect(POLICY_CLAUSES).toHaveLength(20);
    expect(
      POLICY_CLAUSES.filter((clause) => metricsOfClause(clause.number).length === 0 && clause.limit === null)
    ).toEqual([]);
  });

  it('say 不公开 for four leaders and — for what nobody sent', () => {
    const today = indicatorsToday(
      [
        { indicator: 'A01', numerator: 3, denominator: 4, submitted_count: 1, missing_units: 0 },
        { indicator: 'A23D', numerator: 625000, denominator: 100, submitted_count: 1, missing_units: 0 }
      ],
      SHIPPED_RULES
    );
    const textOf = (indicator: string) => today.find(({ metric }) => metric.indicator === indicator)!.text;
    expect([textOf('A01'), textOf('A23D'), textOf('A08')]).toEqual(['不公开', '62.5 天', '—']);
  });
});
