import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricOf } from '#lib/domain/metrics.ts';
import { World, type Row } from './world.ts';

/**
 * The rows that the models make of the story in tests/fixtures/story (its README says what each row is for). The date
 * is 2026-11-23.
 */
let world: World;

beforeAll(async () => {
  world = new World();
  world.dropStory();
  world.drop('visits', '走访20261101_610981.xlsx', Buffer.from('PK\u0003\u0004 cut off in transit'));
  const report = await world.run();
  expect(report.files.filter((file) => file.error !== null).map((file) => file.file)).toEqual([
    '走访20261101_610981.xlsx'
  ]);
  expect(report.files.reduce((sum, file) => sum + (file.counts?.rejected ?? 0) + (file.counts?.emptied ?? 0), 0)).toBe(
    0
  );
});
afterAll(() => world.dispose());

async function petitions(...ids: string[]): Promise<Record<string, Row>> {
  const rows = await world.query('select * from core.petitions');
  return Object.fromEntries(
    rows
      .filter((row) => ids.length === 0 || ids.includes(String(row.petition_id)))
      .map((row) => [String(row.petition_id), row])
  );
}

/** [numerator, denominator] of an indicator by month for one unit and county. */
async function coverage(indicator: string, unit: string): Promise<Record<string, [number, number]>> {
  const rows = await world.query(
    `select strftime(month, '%Y-%m') as month, sum(numerator)::integer as n, sum(denominator)::integer as d
     from marts.coverage where indicator = $indicator and unit_org_id = $unit group by all`,
    { indicator, unit }
  );
  return Object.fromEntries(rows.map((row) => [String(row.month), [Number(row.n), Number(row.d)] as [number, number]]));
}

describe('where a petition belongs', () => {
  it('by code, name, former name, former code, agency, text and union; open where it is ambiguous', async () => {
    const found = await petitions();
    const expected: Record<string, [method: string, county: string | null, city: string | null]> = {
      R1: ['code', '611002', '611000'],
      R2: ['name', '611021', '611000'],
      R3: ['name', '610981', '610900'],
      R4: ['code', '610981', '610900'],
      R5: ['agency', '611024', '611000'],
      R6: ['text', '611026', '611000'],
      R7: ['none', null, null],
      R8: ['city', null, '611000'],
      R9: ['org', '611021', '611000'],
      R10: ['none', null, null]
    };
    for (const [id, place] of Object.entries(expected))
      expect([id, found[id]!.region_method, found[id]!.county_code, found[id]!.city_code]).toEqual([id, ...place]);
  });

  it('a record belongs to the union of its county, else of its city, else to the province', async () => {
    const found = await petitions();
    expect(['R2', 'R5', 'R8', 'R10'].map((id) => found[id]!.unit_org_id)).toEqual(['611021', '611024', '6110', '61']);
  });

  it('the former code counts in the volumes of the present county, and under the topic its system meant', async () => {
    expect(
      await world.query(
        `select topic_name, sum(record_count)::integer as n from marts.volumes
         where county_code in ('610981', '610928') group by all order by 1`
      )
    ).toEqual([{ topic_name: '劳动报酬', n: 2 }]);
  });
});

describe('the clock of a petition', () => {
  it('sixty days from acceptance, extensions, on time, late, not yet due, without limit', async () => {
    const found = await petitions();
    expect(
      Object.fromEntries(
        ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K9', 'R1'].map((id) => [id, [found[id]!.due_on, found[id]!.is_on_time]])
      )
    ).toEqual({
      K1: ['2026-04-30', true],
      K2: ['2026-04-30', false],
      K3: ['2026-05-30', true],
      K4: ['2026-12-19', null],
      K5: ['2026-04-30', false],
      K6: [null, null],
      K9: ['2026-04-30', true],
      R1: [null, null]
    });
    expect(
      await world.query(
        `select strftime(month, '%Y-%m') as month, sum(due_count)::integer as due,
           sum(on_time_count)::integer as on_time
         from marts.petition_clock group by all order by all`
      )
    ).toEqual([
      { month: '2026-04', due: 4, on_time: 2 },
      { month: '2026-05', due: 1, on_time: 1 }
    ]);
  });

  it('days to the reply; a reply before the petition gives none', async () => {
    const found = await petitions('K7', 'K8', 'K1');
    expect(
      [found.K7!.reply_days, found.K8!.reply_days, found.K1!.reply_days].map((days) =>
        days === null ? null : Number(days)
      )
    ).toEqual([10, null, null]);
    expect(
      await world.query('select elapsed_days, answered_count from marts.reply_days where answered_count > 0')
    ).toEqual([{ elapsed_days: 10, answered_count: 1 }]);
  });

  it('a revision replaces, landing keeps both', async () => {
    expect(
      (await world.query("select count(*)::integer as n from core.petitions where petition_id = 'K9'"))[0]
    ).toEqual({ n: 1 });
    expect((await world.landed('petitions', "petition_id = 'K9'")).map((row) => row.closed_at)).toEqual([
      null,
      '2026-04-01 00:00:00'
    ]);
  });
});

describe('A08 visited difficult enterprises', () => {
  it('twelve months, becoming difficult, closing, visits found by name, township unions', async () => {
    const months = await coverage('A08', '611002');
    expect(months['2025-09']).toEqual([0, 3]); // E1, E3, E4; nobody visited yet
    expect(months['2025-10']).toEqual([1, 3]); // V1 to E1
    expect(months['2026-02']).toEqual([2, 3]); // and V3 to E3; E2 is not difficult yet
    expect(months['2026-03']).toEqual([3, 4]); // E2 becomes difficult; its visit of January counts
    expect(months['2026-06']).toEqual([2, 3]); // E3 closed on 15 June
    expect(months['2026-09']).toEqual([2, 3]); // last day of V1 within twelve months is 14 October
    expect(months['2026-10']).toEqual([1, 3]); // V1 is older than twelve months, V2 is not
  });

  it('says how many workers are left out and when anybody was there last', async () => {
    expect(
      await world.query(
        `select workers_uncovered, last_activity_on from marts.coverage
         where indicator = 'A08' and unit_org_id = '611002' and month = date '2026-10-01'`
      )
    ).toEqual([{ workers_uncovered: 140, last_activity_on: '2026-01-10' }]);
  });
});

it('A09 households: link and visit together, an ended link, a closed file', async () => {
  const months = await coverage('A09', '611002');
  expect(months['2026-04']).toEqual([0, 4]);
  expect(months['2026-05']).toEqual([0, 3]); // H3 is closed
  expect(months['2026-07']).toEqual([1, 3]); // H2
  expect(months['2026-08']).toEqual([0, 3]); // the link of H2 has ended
  expect(months['2026-09']).toEqual([1, 3]); // H1; H4 is visited but not linked
});

it('A14 agreements: area agreement, two agreements once, expiry, unsigned, newly unionised', async () => {
  const months = await coverage('A14', '611021');
  expect(months['2026-01']).toEqual([1, 4]); // U3
  expect(months['2026-02']).toEqual([3, 4]); // N1 adds U1 and U2
  expect(months['2026-04']).toEqual([3, 4]); // U1 twice is once; U4 has only been offered
  expect(months['2026-05']).toEqual([3, 4]); // N3 ends on the last day, which it still covers
  expect(months['2026-06']).toEqual([2, 4]);
  expect(months['2026-08']).toEqual([2, 5]); // U5
});

describe('A23 cadre days', () => {
  it('counts distinct dates with halves, and every date of a stay', async () => {
    const key = (no: string) => world.keyRing.hmac('cadre', no);
    const days = await world.query(
      `select cadre_key, grassroots_on, day_share from core.cadre_days where grassroots_on >= date '2026-07-01'
       order by all`
    );
    const of = (no: string) =>
      days.filter((row) => row.cadre_key === key(no)).map((row) => [row.grassroots_on, Number(row.day_share)]);
    expect(of('G001')).toEqual([
      ['2026-07-01', 1],
      ['2026-09-01', 1],
      ['2026-09-02', 0.5]
    ]);
    expect(of('G002')).toHaveLength(46);
    expect(of('G002').every(([, share]) => share === 1)).toBe(true);
  });

  it('asks of a cadre who joined in July only the days since, and drops who left', async () => {
    const [luonan, shangzhou] = [await coverage('A23', '611021'), await coverage('A23', '611002')];
    expect(luonan['2026-02']).toEqual([0, 1]); // G004
    expect(luonan['2026-03']).toBeUndefined(); // nobody in post
    expect(luonan['2026-07']).toEqual([1, 1]); // 26 days of a stay against 90 × 31 / 365
    expect(luonan['2026-10']).toEqual([1, 1]); // 46 days against 90 × 123 / 365 = 30.3
    expect(shangzhou['2026-10']).toEqual([0, 1]); // G001
    expect(await coverage('A23', '61')).toEqual({});
  });
});

it('the catalogue says how many rows each table holds', async () => {
  const tables = await world.query(
    `select relation, row_count from marts.tables
     where row_count is not null and relation in ('core.petitions', 'core.visits', 'marts.coverage')`
  );
  expect(tables).toHaveLength(3);
  for (const { relation, row_count } of tables)
    expect(
      await world.query(
        `select '${String(relation)}' as relation, count(*)::integer as row_count from ${String(relation)}`
      )
    ).toEqual([{ relation, row_count }]);
  expect(tables.every(({ row_count }) => Number(row_count) > 0)).toBe(true);
});

it('no share exceeds one, in any month', async () => {
  const rows = await world.query('select indicator, submission_state, numerator, denominator from marts.coverage');
  const shares = rows.filter((row) => metricOf(String(row.indicator))!.kind === 'share');
  expect(new Set(shares.map((row) => row.indicator)).size).toBeGreaterThan(20);
  expect(
    shares.filter(
      (row) =>
        Number(row.numerator) > Number(row.denominator) ||
        (Number(row.denominator) < 1 && row.submission_state === 'submitted')
    )
  ).toEqual([]);
});

describe('the union tree', () => {
  it('puts the history of a merged union under its successor', async () => {
    expect(
      await world.query(
        `select v.visit_id, v.unit_org_id, v.org_path from core.visits v where v.org_path like '/61/61-CY-13/%'
         order by 1`
      )
    ).toEqual([
      { visit_id: 'V10', unit_org_id: '61-CY-03', org_path: '/61/61-CY-13/61-CY-03/' },
      { visit_id: 'V11', unit_org_id: '61-CY-13', org_path: '/61/61-CY-13/' }
    ]);
  });

  it('every scope is its own unit and its children, and the top holds everything', async () => {
    for (const relation of ['marts.volumes', 'marts.coverage']) {
      const measure = relation === 'marts.volumes' ? 'record_count' : 'denominator';
      const rows = await world.query(
        `select unit_org_id, org_path, sum(${measure})::integer as n from ${relation} group by all`
      );
      const total = (chosen: Row[]) => chosen.reduce((sum, row) => sum + Number(row.n), 0);
      const inScope = (path: string) => total(rows.filter((row) => String(row.org_path).startsWith(path)));
      const own = (id: string) => total(rows.filter((row) => row.unit_org_id === id));
      const orgs = await world.query('select org_id, org_path from marts.orgs');
      for (const org of orgs) {
        const children = orgs.filter(
          (child) =>
            String(child.org_path).startsWith(String(org.org_path)) &&
            String(child.org_path).split('/').length === String(org.org_path).split('/').length + 1
        );
        let below = 0;
        for (const child of children) below += inScope(String(child.org_path));
        expect([org.org_id, inScope(String(org.org_path))]).toEqual([org.org_id, own(String(org.org_id)) + below]);
      }
      expect(inScope('/61/')).toBe(inScope('/'));
    }
  });
});

it('not submitted, zero report and load failed are three things', async () => {
  const rows = await world.query(
    `select unit_org_id, strftime(month, '%m') as month, submission_state from marts.submissions
     where source = 'visits' order by all`
  );
  const states = (unit: string) =>
    Object.fromEntries(
      rows.filter((row) => row.unit_org_id === unit).map((row) => [String(row.month), row.submission_state])
    );
  expect(states('611002')).toEqual({
    '05': 'submitted',
    '06': 'submitted',
    '07': 'submitted',
    '08': 'not_submitted',
    '09': 'submitted',
    10: 'submitted',
    11: 'submitted'
  });
  expect(states('611021')).toMatchObject({ '09': 'submitted' });
  expect(states('610981')).toMatchObject({ '09': 'submitted', 10: 'load_failed', 11: 'load_failed' });
  expect(
    await world.query(
      `select count(*)::integer as n from marts.volumes
       where source = 'visits' and unit_org_id = '611021' and month = date '2026-09-01'`
    )
  ).toEqual([{ n: 0 }]);
  // The state stands beside the figure it explains.
  expect(
    await world.query(
      `select distinct submission_state from marts.coverage
       where indicator = 'A08' and unit_org_id = '611002' and month = date '2026-08-01'`
    )
  ).toEqual([{ submission_state: 'not_submitted' }]);
});
