import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDemo } from '#pipelines/demo/generate.ts';
import type { StoryTruth } from '#pipelines/demo/stories/truth.ts';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { COUNTED_FROM, countAlone } from './independent/check.ts';
import { decodeSources } from './independent/source-tables.ts';
import { DEMOS, demoState } from '../demo-states.ts';
import { isAccountedFor, START, World } from './world.ts';

interface DemoTruth {
  rows: Record<string, number>;
  low_visit_places: { city: string; counties: string[] };
  stories: StoryTruth[];
}

/** The demo walks the road of real data; what its generator planted must come out of the marts. */
describe('demo data', () => {
  let world: World;
  let truth: DemoTruth;
  let report: RunReport;
  const story = (id: string) => truth.stories.find((one) => one.id === id)!;
  const one = async (sql: string, parameters: Record<string, string | number> = {}) =>
    (await world.query(sql, parameters))[0]!;

  beforeAll(async () => {
    world = new World();
    ({ report } = await demoState('small', world.root));
    // A run empties the inbox: the same files are made again for the independent count.
    const again = openStateFolder({ DATA_DIR: join(world.root, 'again'), KEY_DIR: join(world.root, 'again-keys') });
    await generateDemo({ dataDir: again.root, ...DEMOS.small, until: START, log: () => undefined });
    decodeSources(again.inbox, COUNTED_FROM, join(world.folder.root, 'alone'));
    truth = JSON.parse(readFileSync(join(world.folder.root, 'demo-truth.json'), 'utf8')) as DemoTruth;
  });
  afterAll(() => world.dispose());

  it('loads whole: every file is read, every row accounted for, and the pages know it is made up', async () => {
    expect(report.status).toBe('succeeded');
    const manifests = world.manifests().filter((manifest) => manifest.origin === 'inbox');
    expect(manifests.every(isAccountedFor)).toBe(true);
    const read: Record<string, number> = {};
    for (const manifest of manifests) read[manifest.record] = (read[manifest.record] ?? 0) + manifest.counts.read;
    expect(read).toEqual(truth.rows);
    expect(await one('select is_demo, has_real from marts.publication')).toEqual({ is_demo: true, has_real: false });
  });

  it('ten indicators equal an independent count from the source files, in three counties and two periods', async () => {
    const alone = await countAlone(
      join(world.folder.root, 'alone'),
      ['610102', '610502', '610802'],
      ['2025-12-31', '2026-10-31']
    );
    expect(alone).toHaveLength(60);
    const rows = await world.query(
      `select indicator, county_code, last_day(month) as last, sum(numerator)::integer as n,
         sum(denominator)::integer as d
       from marts.coverage group by all`
    );
    const ours = new Map(rows.map((row) => [`${row.indicator} ${row.county_code} ${row.last}`, [row.n, row.d]]));
    expect(
      alone.map((at) => [
        at.indicator,
        at.county,
        at.last,
        ...(ours.get(`${at.indicator} ${at.county} ${at.last}`) ?? [0, 0])
      ])
    ).toEqual(alone.map((at) => [at.indicator, at.county, at.last, at.n, at.d]));
    const counted = new Set(alone.filter((at) => at.d > 0).map((at) => at.indicator));
    expect(counted.size).toBe(10);
  });

  it('silent county: four months not submitted, the neighbours submitted', async () => {
    const {
      places: [county],
      facts
    } = story('silent');
    const rows = await world.query(
      `select strftime(month, '%Y-%m-%d') as month, source, submission_state from core.submission_states
       where unit_org_id = $unit order by all`,
      { unit: county!.code }
    );
    const silent = rows.filter((row) => row.submission_state === 'not_submitted');
    for (const month of facts!.months as string[])
      expect(silent.filter((row) => row.month === month).map((row) => row.source)).toContain('visits');
    expect(new Set(silent.filter((row) => row.source === 'visits').map((row) => row.month))).toEqual(
      new Set(facts!.months as string[])
    );
    const coverage = await world.query(
      `select strftime(month, '%Y-%m-%d') as month, submission_state from marts.coverage
       where indicator = 'A23' and unit_org_id = $unit`,
      { unit: county!.code }
    );
    const during = coverage.filter((row) => (facts!.months as string[]).includes(String(row.month)));
    expect(during.map((row) => row.submission_state)).toEqual(during.map(() => 'not_submitted'));
    expect(during).toHaveLength(4);
  });

  it('unvisited county: nobody was there for 200 days and more, while complaints come in', async () => {
    const {
      places: [county],
      from
    } = story('unvisited');
    const visits = await one(
      `select date_diff('day', max(last_day), date '2026-11-23')::integer as days from core.visits
       where county_code = $code`,
      { code: county!.code }
    );
    expect(Number(visits.days)).toBeGreaterThanOrEqual(200);
    const petitions = await one(
      'select count(*)::integer as n from core.petitions where county_code = $code and received_at >= $from::timestamp',
      { code: county!.code, from }
    );
    expect(Number(petitions.n)).toBeGreaterThan(5);
  });

  it('toys county: agreements reach hardly anybody', async () => {
    const {
      places: [county],
      facts
    } = story('toys');
    const rates = await world.query(
      `select county_code, sum(numerator)::integer as n, sum(denominator)::integer as d from marts.coverage
       where indicator = 'A14' and month = date '2026-11-01' and county_code <> '' group by all
       having sum(denominator) >= 10`
    );
    const toys = rates.find((row) => row.county_code === county!.code)!;
    expect(Number(toys.d)).toBeGreaterThanOrEqual((facts!.ent_ids as string[]).length);
    const province =
      rates.reduce((sum, row) => sum + Number(row.n), 0) / rates.reduce((sum, row) => sum + Number(row.d), 0);
    expect(Number(toys.n) / Number(toys.d)).toBeLessThan(province * 0.7);
  });

  it('former code: its rows stand under the present county and nowhere else', async () => {
    const {
      places: [county],
      facts
    } = story('changes');
    const former = String(facts!.former_code);
    const landed = [
      ...(await world.landed('petitions', `region_code = '${former}'`)),
      ...(await world.landed('visits', `region_code = '${former}'`))
    ];
    expect(landed.length).toBeGreaterThan(0);
    expect(
      await one('select count(*)::integer as n from marts.volumes where county_code = $former', { former })
    ).toEqual({ n: 0 });
    expect(
      await one('select count(*)::integer as n from marts.regions where region_code = $former', { former })
    ).toEqual({ n: 0 });
    const counted = await one('select count(*)::integer as n from core.visits v where county_code = $code', {
      code: county!.code
    });
    expect(Number(counted.n)).toBeGreaterThanOrEqual(
      (await world.landed('visits', `region_code = '${former}' and not is_revision`)).length * 0.5
    );
  });

  it('merged industrial unions: their years lie in the scope of the successor', async () => {
    const { facts } = story('changes');
    for (const merged of facts!.merged as string[]) {
      expect((await one('select org_path from marts.orgs where org_id = $merged', { merged })).org_path).toContain(
        `/${String(facts!.into)}/${merged}/`
      );
    }
  });

  it('low visit places reach the yearly days more rarely than the others', async () => {
    const { city, counties } = truth.low_visit_places;
    const rows = await world.query(
      `select county_code, city_code, unit_org_id, sum(numerator)::integer as n, sum(denominator)::integer as d
       from marts.coverage where indicator = 'A23' and month = date '2026-10-01' group by all`
    );
    const isLow = (row: { [key: string]: unknown }) =>
      counties.includes(String(row.county_code)) || String(row.city_code).startsWith(city);
    const rate = (which: boolean) => {
      const chosen = rows.filter((row) => isLow(row) === which);
      return chosen.reduce((sum, row) => sum + Number(row.n), 0) / chosen.reduce((sum, row) => sum + Number(row.d), 0);
    };
    expect(rate(true)).toBeLessThan(rate(false) - 0.1);
  });

  it('gap list: the silent county has not submitted, the unvisited one is named, toys lack agreements', async () => {
    const gap = (id: string) =>
      world.query('select gap_type, silence, size, total, need from marts.gaps where gap_id = $id', { id });
    const silent = story('silent');
    expect(await gap(`G6-${silent.places[0]!.code}-visits-not_submitted`)).toMatchObject([
      { silence: 'not_submitted', total: 4 }
    ]);
    expect(await gap(`G6-${silent.places[0]!.code}-visits-zero`)).toEqual([]);
    const [first] = await world.query(
      "select gap_id, need from marts.gaps where starts_with(gap_id, 'G1-C-') and closed_on is null order by need desc, gap_id"
    );
    expect([first!.gap_id, Number(first!.need) >= 40]).toEqual([`G1-C-${story('unvisited').places[0]!.code}`, true]);
    const toys = story('toys');
    const [blank] = await gap(`G5-${toys.places[0]!.code}`);
    expect(Number(blank!.size)).toBeGreaterThanOrEqual((toys.facts!.ent_ids as string[]).length - 3 - 1);
  });

  it('gap list: every kind occurs, ids say what they are about, and households come as counts', async () => {
    const kinds = await world.query(
      'select gap_type, count(*)::integer as n from marts.gaps where closed_on is null group by all'
    );
    for (const kind of ['G1', 'G2', 'G3', 'G5', 'G6', 'G8', 'G10'])
      expect(kinds.map((row) => row.gap_type)).toContain(kind);
    expect(
      await one(
        `select count(*)::integer as n from marts.gaps
         where not starts_with(gap_id, gap_type || '-') or need not between 0 and 100`
      )
    ).toEqual({ n: 0 });
    // The rank follows the people: twice as many weigh the root of two more, up to ten thousand.
    const ranked = await world.query('select affected, industry_risk, demand_rank, need from marts.gaps');
    for (const row of ranked) {
      const [affected, risk, demand, need] = ['affected', 'industry_risk', 'demand_rank', 'need'].map((key) =>
        Number(row[key])
      ) as [number, number, number, number];
      const exact = 60 * Math.min(1, Math.sqrt(affected / 10_000)) + risk / 5 + demand / 5;
      expect(Math.abs(need - exact)).toBeLessThanOrEqual(0.501);
    }
    expect(
      await one(
        `select count(*)::integer as n from marts.gap_members m join marts.gaps g on g.gap_id = m.gap_id
         where g.subject_kind = 'households'`
      )
    ).toEqual({ n: 0 });
  });

  it('copied ledgers: one county stands out, by its texts and not by its people', async () => {
    const copied = await world.query(
      `select unit_org_id, text_count, distinct_count, copied_count from marts.ledger_texts
       where text_count >= 5 and copied_count * 2 >= text_count`
    );
    expect(copied.map((row) => row.unit_org_id)).toEqual([story('copied').places[0]!.code]);
    expect(Number(copied[0]!.distinct_count)).toBeLessThanOrEqual(3);
  });

  it('counts of the pages of 办 are the records, each once', async () => {
    for (const [source, measure, records] of [
      ['petitions', 'channel', 'core.petitions'],
      ['visits', 'kind', 'core.visits']
    ] as const) {
      const counted = await one(
        `select sum(record_count)::integer as n from marts.work_counts where source = '${source}' and measure = '${measure}'`
      );
      expect(counted).toEqual(await one(`select count(*)::integer as n from ${records}`));
    }
    expect(
      await one(
        `select count(*)::integer as n from marts.work_counts
         where source = 'visits' and part = 'replied' and record_count > (select sum(record_count)
         from marts.work_counts w where w.source = 'visits' and w.part = 'raised')`
      )
    ).toEqual({ n: 0 });
    const due = await world.query(
      'select due_state, min(working_days) as least, max(working_days) as most from marts.petition_due group by all'
    );
    const of = (state: string) => due.find((row) => row.due_state === state);
    if (of('overdue')) expect(Number(of('overdue')!.most)).toBeLessThanOrEqual(0);
    if (of('soon')) expect([Number(of('soon')!.least) >= 0, Number(of('soon')!.most) <= 10]).toEqual([true, true]);
  });

  it('keeps the planted phone and identity numbers out of landing and warehouse', () => {
    const files = world.files().filter(({ path }) => path.includes('/landing/') || path.endsWith('warehouse.duckdb'));
    expect(files.length).toBeGreaterThan(50);
    for (const { path, bytes } of files) {
      // Generated phones start with 154, a segment nobody has, and generated identity numbers with region 6190.
      expect(bytes.toString('latin1').match(/(?<![0-9a-f.])(154\d{8}|6190\d{13}[0-9X])(?![0-9a-f])/), path).toBeNull();
    }
  });

  it('a gap closes when the record of the visit lands, and keeps its id', async () => {
    const [gap] = await world.query(
      `select gap_id, subject_id, unit_org_id from marts.gaps
       where gap_type = 'G1' and subject_kind = 'enterprise' and closed_on is null order by gap_id limit 1`
    );
    const open = await one(
      `select count(*)::integer as n from marts.gaps
       where closed_on is null and gap_type = 'G1' and subject_kind = 'enterprise'`
    );
    world.drop(
      'visits',
      '走访-补录.csv',
      `走访编号,工会编码,走访日期,走访类型,企业编号,参与干部\nZF-GAP-1,${String(gap!.unit_org_id)},2026-11-20,企业,${String(gap!.subject_id)},G00001\n`
    );
    await world.run();
    expect(
      await one("select strftime(closed_on, '%Y-%m-%d') as closed_on, closed_by from marts.gaps where gap_id = $id", {
        id: String(gap!.gap_id)
      })
    ).toEqual({ closed_on: '2026-11-20', closed_by: 'ZF-GAP-1' });
    expect(
      await one(
        `select count(*)::integer as n from marts.gaps
         where closed_on is null and gap_type = 'G1' and subject_kind = 'enterprise'`
      )
    ).toEqual({ n: Number(open.n) - 1 });
  });
});
