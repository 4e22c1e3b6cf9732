import { describe, expect, it } from 'vitest';
import { needLegend, needMapCells } from '../../src/routes/coverage/need-map.ts';
import { coverageCells, townshipCells, type CoverageRow } from '#lib/domain/coverage.ts';
import { rollMonths } from '#lib/domain/coverage-trend.ts';
import { spanOf } from '#lib/domain/coverage-view.ts';
import { whenWords } from '#lib/domain/coverage-words.ts';
import { metricInForce } from '#lib/domain/metrics.ts';
import { isHotUnvisited, needSentence, needVisits, rankNeed } from '#lib/domain/need-visits.ts';
import { SHIPPED_RULES } from '#lib/domain/rule-numbers.ts';
import { unionPath, unionPlaces, type UnionUnit } from '#lib/domain/union-tree.ts';
import { unionTiles } from '#lib/charts/union-tiles.ts';

describe('热而不访', () => {
  const places = Array.from({ length: 9 }, (_, i) => ({ code: `61010${i + 1}`, name: `${i + 1}县` }));
  const row = (code: string, numerator: number, denominator: number, effective: number): CoverageRow => ({
    unit_org_id: code,
    unit_name: code,
    place_key: '610100',
    place_name: '西安市总工会',
    city_code: '610100',
    county_code: code,
    numerator,
    denominator,
    ever_numerator: numerator,
    effective_permille: effective,
    workers_uncovered: 0,
    workers_total: 0,
    last_activity_on: null,
    submission_state: 'submitted'
  });
  const needs = coverageCells(
    metricInForce('A12N', SHIPPED_RULES)!,
    places.slice(0, 8).map(({ code }, i) => row(code, 100 + i * 10, 100_000, 0)),
    '2026-10-31'
  );
  const visits = coverageCells(
    metricInForce('A10', SHIPPED_RULES)!,
    places.map(({ code }, i) => row(code, 40, 100, (9 - i) * 10_000)),
    '2026-10-31'
  );
  const cells = needVisits(places, needs, visits);

  it('names those that ask much and are visited little, and leaves out who has no number', () => {
    expect(cells.filter(isHotUnvisited).map((cell) => cell.name)).toEqual(['7县', '8县']);
    expect(
      rankNeed(cells)
        .map((cell) => cell.name)
        .slice(0, 2)
    ).toEqual(['8县', '7县']);
    expect(cells.at(-1)!.thirds).toBeNull();
    expect(needSentence(cells, '2026年10月末')).toBe('2026年10月末，可比的 8 个地区中 2 个诉求多、走访少：8县、7县。');
  });

  it('colours every class by its own token and counts all of them', () => {
    const drawn = needMapCells(cells, () => undefined);
    expect(drawn.find((cell) => cell.region_name === '8县')).toMatchObject({
      fill: 'var(--need-20)',
      label: '诉求多、走访少'
    });
    expect(drawn.at(-1)).toMatchObject({ state: 'not_applicable' });
    expect(needLegend(cells).reduce((sum, item) => sum + item.count, 0)).toBe(8);
  });
});

describe('several months', () => {
  const month = (at: string, numerator: number) => ({
    month: at,
    place_key: '610100',
    numerator,
    denominator: 10,
    unit_count: 2,
    missing_units: 0
  });

  it('are sums of months for what is counted by month, and the last month for a situation', () => {
    const rolled = rollMonths(
      [month('2026-08-01', 1), month('2026-09-01', 2), month('2026-10-01', 4)],
      ['2026-09-01', '2026-10-01'],
      2
    );
    expect(rolled.map((row) => [row.month, row.numerator, row.denominator])).toEqual([
      ['2026-09-01', 3, 20],
      ['2026-10-01', 6, 20]
    ]);
    const year = { kind: 'year', year: 2026, index: 1 } as const;
    expect([
      spanOf(metricInForce('A27', SHIPPED_RULES)!, { twelve: false }, year, '2026-10-01'),
      spanOf(metricInForce('A27', SHIPPED_RULES)!, { twelve: true }, year, '2026-10-01'),
      spanOf(metricInForce('A08', SHIPPED_RULES)!, { twelve: true }, year, '2026-10-01')
    ]).toEqual([10, 12, 1]);
  });

  it('are said in words', () => {
    expect([
      whenWords(metricInForce('A08', SHIPPED_RULES)!, '2026-10-01', 1),
      whenWords(metricInForce('A27', SHIPPED_RULES)!, '2026-10-01', 1),
      whenWords(metricInForce('A27', SHIPPED_RULES)!, '2026-10-01', 12)
    ]).toEqual(['2026年10月末', '2026年10月', '2025年11月至2026年10月']);
  });
});

describe('the union tree', () => {
  const unit = (org_id: string, org_kind: string, unit_key = org_id, parent_key: string | null = null): UnionUnit => ({
    org_id,
    org_name: `${org_id}总工会`,
    org_kind,
    unit_key,
    parent_key
  });
  const units = [
    unit('61', 'province'),
    unit('6108', 'city', '610800'),
    unit('61-YL', 'city'),
    unit('61-CY-13', 'industrial'),
    unit('61-ZG-01', 'direct'),
    unit('610802', 'county', '610802', '610800'),
    unit('610403', 'county', '610403', '61-YL')
  ];
  const row = (unit_org_id: string, place_key: string, county_code = ''): CoverageRow => ({
    unit_org_id,
    unit_name: `${unit_org_id}总工会`,
    place_key,
    place_name: place_key,
    city_code: '',
    county_code,
    numerator: 30,
    denominator: 60,
    ever_numerator: null,
    effective_permille: null,
    workers_uncovered: null,
    workers_total: null,
    last_activity_on: null,
    submission_state: 'submitted'
  });

  it('shows every union below the province, those without land and without rows among them', () => {
    const places = unionPlaces(units, [], null);
    expect(places.map((place) => [place.code, place.kind])).toEqual([
      ['61', 'own'],
      ['610800', 'city'],
      ['61-YL', 'city'],
      ['61-CY-13', 'industrial'],
      ['61-ZG-01', 'direct']
    ]);
    const tiles = unionTiles(places);
    expect(new Set(tiles.shapes.map((shape) => shape.path)).size).toBe(5);
    expect(tiles.captions?.map((caption) => caption.text)).toEqual([
      '省总本级 1 个',
      '市级工会 2 个',
      '省级产业工会 1 个',
      '省总直管单位 1 个'
    ]);
    expect(tiles.shapes.every((shape) => shape.y > 0 && shape.y < tiles.height && shape.x < tiles.width)).toBe(true);
  });

  it('opens a union with its own office and with those that were merged into it', () => {
    const rows = [
      row('610802', '610800', '610802'),
      row('6108', '610800'),
      row('61-CY-03', '61-CY-13'),
      row('61-CY-13', '61-CY-13')
    ];
    expect(unionPlaces(units, rows, '610800').map((place) => [place.code, place.kind])).toEqual([
      ['610802', 'county'],
      ['6108', 'office']
    ]);
    expect(unionPlaces(units, rows, '61-CY-13').map((place) => place.code)).toEqual(['61-CY-03']);
    expect(unionPath(units, rows, '61-CY-03').map((place) => place.code)).toEqual(['61-CY-13', '61-CY-03']);
    expect(unionPath(units, rows, '6108').map((place) => place.name)).toEqual(['6108', '6108本级']);
    expect(unionPlaces(units, rows, '61-ZG-01')).toHaveLength(5);
    expect(unionPath(units, rows, '61-XX')).toEqual([]);
  });

  it('holds the same cells as the map: the unions below the province add up to it', () => {
    const rows = [
      row('610802', '610800', '610802'),
      row('6108', '610800'),
      row('61-CY-13', '61-CY-13'),
      row('61', '61')
    ];
    const cells = coverageCells(metricInForce('A08', SHIPPED_RULES)!, rows, '2026-10-31');
    const sum = unionPlaces(units, rows, null).reduce((total, place) => total + (cells.get(place.code)?.size ?? 0), 0);
    expect(sum).toBe(cells.get('total')!.size);
  });
});

describe('townships and parks', () => {
  it('stand by kind, since the enterprises of a park are in a township as well', () => {
    const row = (place_key: string, unit_name: string, state = 'submitted'): CoverageRow => ({
      unit_org_id: '610802',
      unit_name,
      place_key,
      place_name: '',
      city_code: '',
      county_code: unit_name,
      numerator: 5,
      denominator: 20,
      ever_numerator: 9,
      effective_permille: 5000,
      workers_uncovered: 30,
      workers_total: 80,
      last_activity_on: '2026-10-01',
      submission_state: state
    });
    const cells = townshipCells(
      metricInForce('A08', SHIPPED_RULES)!,
      [
        row('township', '青山镇'),
        row('township', '凤凰街道'),
        row('park', '工业园区'),
        row('township', '永安镇', 'not_submitted')
      ],
      '2026-10-31'
    );
    expect(cells.map((cell) => [cell.name, cell.figure.text, cell.uncovered.text])).toEqual([
      ['青山镇', '25.0%', '15'],
      ['凤凰街道', '25.0%', '15'],
      ['永安镇', '未报送', '未报送'],
      ['工业园区（园区）', '25.0%', '15']
    ]);
  });
});
