import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inlinesOf, plainText, referencesOf, type BriefingDocument } from '#lib/document/document.ts';
import { renderAll } from '#lib/briefing/files.server.ts';
import { readDocx } from '#lib/briefing/word/read-docx.server.ts';
import { parsePeriod } from '#lib/domain/periods.ts';
import { PROJECT_DIR, withComposer } from '#pipelines/monthly-briefing/compose-briefing.ts';
import { composeFrom } from './briefing-from.ts';
import type { World } from './world.ts';
import { briefingWorld, compose, displayOf, settings } from './briefing-world.ts';

let world: World;
let document: BriefingDocument;

beforeAll(async () => {
  world = await briefingWorld();
  document = await compose(world, '2026-10');
});
afterAll(() => world.dispose());

describe('a briefing', () => {
  it('has the seven sections in order, and the annex', () => {
    expect(
      document.blocks.flatMap((block) => (block.type === 'heading' && block.level === 1 ? [plainText(block.text)] : []))
    ).toEqual([
      '本月概览',
      '热点问题',
      '覆盖盲区',
      '工资集体协商进展',
      '信访办理',
      '网络舆情',
      '调研课题进展与建议选题',
      '数据、走势和口径'
    ]);
  });

  it('has tables, courses and definitions in the annex alone, each drawing of the text apart', () => {
    const at = document.blocks.findIndex((block) => block.type === 'heading' && block.annex);
    const text = document.blocks.slice(0, at);
    expect(at).toBeGreaterThan(10);
    expect(text.filter((block) => block.type === 'table')).toEqual([]);
    expect(text.filter((block) => block.type === 'figure' && block.id !== 'gaps.tiles')).toEqual([]);
    expect(document.blocks.slice(at).filter((block) => block.type === 'table').length).toBeGreaterThan(4);
  });

  it('has no blank between Chinese and figures, and every day with its year', () => {
    const said = document.blocks.map((block) =>
      block.type === 'table'
        ? `${block.title}${plainText(block.rows.flat(2))}`
        : block.type === 'figure'
          ? block.title
          : plainText(block.text)
    );
    expect(said.filter((text) => /\p{Script=Han} \d|[\d%] \p{Script=Han}/u.test(text))).toEqual([]);
    expect(said.filter((text) => /(?<!年)(?<!\d)\d{1,2}月\d{1,2}日/.test(text))).toEqual([]);
  });

  it('says the numbers that the landed records give', async () => {
    const [counts] = await world.query(`select
      count(*) filter (received_at >= '2026-10-01' and received_at < '2026-11-01')::integer as october, count(*) filter (received_at >= '2026-09-01' and received_at < '2026-10-01')::integer as september,
      count(*) filter (received_at >= '2026-10-01' and received_at < '2026-11-01' and city_code = '610800')::integer as yulin,
      count(*) filter (due_on >= '2026-10-01' and due_on < '2026-11-01' and is_on_time is not null)::integer as due, count(*) filter (due_on >= '2026-10-01' and due_on < '2026-11-01' and is_on_time)::integer as on_time from core.petitions`);
    const [posts] = await world.query(
      "select count(*)::integer as n from core.posts where published_at >= '2026-10-01' and published_at < '2026-11-01'"
    );
    const [difficult] = await world.query(
      `select sum(numerator)::integer as n, sum(denominator)::integer as d
       from marts.coverage
       where indicator = 'A14' and month = '2026-10-01' and submission_state = 'submitted'`
    );
    const { october, september, yulin, due, on_time } = counts as Record<string, number>;
    expect(october).toBeGreaterThan(30);
    expect(displayOf(document, 'petitions.count')).toBe(String(october));
    expect(displayOf(document, 'petitions.previous.change.difference')).toBe(String(Math.abs(october! - september!)));
    expect(displayOf(document, 'petitions.previous.change.rate')).toBe(
      `${((Math.abs(october! - september!) / september!) * 100).toFixed(1)}%`
    );
    expect(displayOf(document, 'petitions.place.610800')).toBe(String(yulin));
    expect([displayOf(document, 'on_time.due'), displayOf(document, 'on_time.done')]).toEqual([
      String(due),
      String(on_time)
    ]);
    expect(displayOf(document, 'on_time.share')).toBe(`${((on_time! / due!) * 100).toFixed(1)}%`);
    expect(displayOf(document, 'posts.count') ?? '未报送').toBe(posts!.n === 0 ? '未报送' : String(posts!.n));
    expect(displayOf(document, 'A14.uncovered')).toBe(String(Number(difficult!.d) - Number(difficult!.n)));
  });

  it('prints no digit of a finding outside of a reference', () => {
    const plain = document.blocks.flatMap((block) =>
      block.type === 'paragraph' && !/^(notes|method|studies)\./.test(block.id)
        ? block.text.filter((inline) => typeof inline === 'string')
        : []
    );
    expect(plain.map((text) => text.replace(/\d{4}年(\d{1,2}月)?/g, '')).filter((text) => /\d/.test(text))).toEqual([]);
    for (const reference of referencesOf(document))
      expect([reference.key, reference.query.includes('/'), reference.definition.length > 4]).toEqual([
        reference.key,
        true,
        true
      ]);
  });

  it('under one union holds only its own records', async () => {
    const county = await compose(world, '2026-10', '611002');
    const [own] = await world.query(
      `select count(*)::integer as n
       from core.petitions
       where received_at >= '2026-10-01' and received_at < '2026-11-01' and starts_with(org_path,
         '/61/6110/611002/')`
    );
    expect(displayOf(county, 'petitions.count')).toBe(String(own!.n));
    const others = await world.query(
      "select region_name from core.regions where region_level = 'county' and region_code <> '611002'"
    );
    expect(
      others
        .map((row) => String(row.region_name))
        .concat('榆林')
        .filter((name) => JSON.stringify(county.blocks).includes(name))
    ).toEqual([]);
    expect(county.title).toContain('商州区总工会');
  });
  it('under a county names no neighbour, though the rows that decide suppression hold its figures', async () => {
    const county = await composeFrom(world, '611002', (name, rows, { scope_path }) =>
      name !== 'coverage/cells' || scope_path !== '/'
        ? rows
        : rows.flatMap((row) => [
            { ...row, numerator: 40, denominator: 100 },
            {
              ...row,
              unit_org_id: '611021',
              unit_name: '洛南县总工会',
              county_code: '611021',
              numerator: 10,
              denominator: 100
            }
          ])
    );
    expect(plainText(inlinesOf(county))).toContain('100户中的40户');
    expect(JSON.stringify(county.blocks)).not.toContain('洛南');
  });
});

describe('months with little', () => {
  it('a month before all data says so and shows no zero', async () => {
    const empty = await compose(world, '2019-03');
    for (const said of ['没有走访、信访和网络帖文记录', '不等于0']) expect(plainText(inlinesOf(empty))).toContain(said);
    expect(referencesOf(empty).some((reference) => /^(visits|petitions|posts)\.count$/.test(reference.key))).toBe(
      false
    );
    await expect(renderAll(empty, null, settings, PROJECT_DIR)).resolves.toBeInstanceOf(Map);
  });
  it('persons of a scope that cannot be shown are hidden, small counts never printed', async () => {
    const county = await compose(world, '2026-10', '611002');
    const persons = referencesOf(county).filter(
      (reference) =>
        reference.query === 'coverage/cells' && ['A09', 'A23'].includes(String(reference.parameters.indicator))
    );
    expect(
      persons.filter(
        (reference) =>
          typeof reference.value === 'number' &&
          Number.isInteger(reference.value) &&
          reference.value > 0 &&
          reference.value < 5
      )
    ).toEqual([]);
  });
  it('one missing source is said in its section, and where every group is small no count of persons is printed', async () => {
    const bare = await composeFrom(world, '611002', (name, rows) =>
      name === 'coverage/cells'
        ? rows.map((row) => ({ ...row, numerator: 1, denominator: 3 }))
        : rows.filter((row) => !/^(overview|briefing)/.test(name) || !('source' in row) || row.source !== 'posts')
    );
    expect(plainText(inlinesOf(bare))).toContain('没有接入网络帖文数据，本节从略');
    expect(
      referencesOf(bare)
        .filter(
          (reference) =>
            ['A09', 'A23'].includes(String(reference.parameters.indicator)) && !['0', '—'].includes(reference.display)
        )
        .map((reference) => reference.display)
        .filter((shown) => shown !== '<5')
    ).toEqual([]);
  });
  it.each([
    ['2026Q3', 'quarter'],
    ['2025', 'year'],
    ['2026-10', 'opinion']
  ] as const)('%s as %s is a whole document', async (period, kind) => {
    const made = await compose(world, period, null, kind);
    expect(made.blocks.length).toBeGreaterThan(5);
    await expect(renderAll(made, null, settings, PROJECT_DIR)).resolves.toBeInstanceOf(Map);
  });
  it('a period after the data and an unknown union are refused in words', async () => {
    await expect(compose(world, '2030-01')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(compose(world, '2026-10', 'nobody')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('the briefing of a year', () => {
  it('says what article 41 asks for: figures, units, what was handed on, advice and its adoption', async () => {
    const year = await compose(world, '2026', null, 'year');
    const parts = year.blocks.flatMap((block) =>
      block.type === 'heading' && block.level === 2 ? [plainText(block.text)] : []
    );
    const first = parts.indexOf('数据统计');
    expect(parts.slice(first, first + 4)).toEqual(['数据统计', '反映较多的单位', '转办、领导接办', '建议及采纳']);
    const [own] =
      await world.query(`select count(*)::integer as total, count(*) filter (channel = 'letter')::integer as letters, count(*) filter (people_count >= 5)::integer as groups,
      (select count(*)::integer from core.upward_reports where reported_on between '2026-01-01' and '2026-12-31') as reports, (select count(*)::integer from core.registered_studies where plan_year = 2026 and adopted_on is not null) as adopted
      from core.petitions where received_at >= '2026-01-01' and received_at < '2027-01-01'`);
    expect(
      ['count', 'channel.letter', 'size.group', 'reports.count', 'studies.adopted'].map((key) =>
        displayOf(year, `petition_year.${key}`)
      )
    ).toEqual([own!.total, own!.letters, own!.groups, own!.reports, own!.adopted].map(String));
    const [most] = await world.query(
      `select unit_org_id, count(*)::integer as n
       from core.petitions
       where received_at >= '2026-01-01' and received_at < '2027-01-01'
       group by all
       order by n desc, unit_org_id
       limit 1`
    );
    expect(displayOf(year, `petition_year.unit.${String(most!.unit_org_id)}`)).toBe(String(most!.n));
  });
});

describe('a 专题快报', () => {
  it('stands on one page, whatever the title is, and counts the members of its issue', async () => {
    const [top] = await world.query(
      `select issue_id, count(*)::integer as n
       from core.issue_members
       where recorded_on >= '2026-10-01' and recorded_on < '2026-11-01'
       group by issue_id
       order by n desc, issue_id
       limit 1`
    );
    const id = String(top!.issue_id);
    const made = await withComposer(world.folder.warehouse, settings, (make) =>
      make({ kind: 'issue', period: parsePeriod('2026-10')!, scope: null, issue_id: id })
    );
    expect(displayOf(made, `issue.${id}.count`)).toBe(String(top!.n));
    const label = '#import "x.typ": * <b>$x$</b> & '.padEnd(80, '长');
    const blocks = made.blocks.map((block) => (block.type === 'heading' ? { ...block, text: [label] } : block));
    const printed = await renderAll({ ...made, blocks }, id, settings, PROJECT_DIR);
    expect(
      Buffer.from(printed.get('pdf')!)
        .toString('latin1')
        .match(/\/Type\s*\/Page\b(?!s)/g)
    ).toHaveLength(1);
    expect(readDocx(printed.get('docx')!).whole).toContain(label);
  });
});
