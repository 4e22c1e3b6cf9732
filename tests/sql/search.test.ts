import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read as readWorkbook, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { Workbook } from '#lib/server/export/workbook.ts';
import { Answers } from '#lib/server/answers.ts';
import { askFrom } from '#lib/server/ask.ts';
import { readCounts, readSearch, type HitRow } from '#lib/server/search-page.ts';
import { runSearch } from '#lib/server/search.ts';
import type { Session } from '#lib/server/warehouse.ts';
import { seededRandom } from '#lib/stats/random.ts';
import { compileExport, compileRecords, compileSearch } from '#lib/search/compile.ts';
import { parseQuery } from '#lib/search/parse.ts';
import { chosenConditions, parseSearchRequest } from '#lib/search/request.ts';
import { resolveQuery } from '#lib/search/resolve.ts';
import { searchCounts, type FacetRow } from '#lib/search/view.ts';
import { SearchProblem } from '#lib/search/problem.ts';
import { openDuck, SQL_DIR } from '#pipelines/duck/sql-file.ts';
import { World } from './world.ts';

/** The search of the dashboard on a real warehouse: what it finds is what reading every text would find. */
const world = new World(['petitions', 'posts', 'visits']);
const FRAME = { scope_path: '/', from: null, to: null };
const PLACES = ['洛南县', '榆阳区', '西安市', '宝鸡市', ''];
const WORDS = [
  '工资',
  '拖欠',
  '社保',
  '加班',
  '公司',
  '一直',
  '没有',
  '高温',
  '津贴',
  'APP',
  '２０人',
  '老板',
  '欠薪',
  '工',
  '补贴'
];
let duck: Awaited<ReturnType<typeof openDuck>>;
let session: Session;
let texts: string[];

beforeAll(async () => {
  const random = seededRandom(7);
  const next = (n: number) => Math.floor(random() * n);
  const text = () => Array.from({ length: 1 + next(9) }, () => WORDS[next(WORDS.length)]).join('');
  world.drop('petitions', '诉求.csv', [
    ...Array.from({ length: 120 }, (_, i) => ({
      petition_id: `P${i}`,
      channel: ['来电', '来信'][next(2)],
      received_at: `2026-0${1 + next(9)}-1${next(9)} 09:00:00`,
      region_name: PLACES[next(5)],
      title: text(),
      body: text(),
      petitioner_key: '13900001234',
      groups: ['派遣工', '进城务工人员、女工', '退役军人', ''][i % 4]
    })),
    {
      petition_id: 'X1',
      channel: '来信',
      received_at: '2026-05-05 09:00:00',
      region_name: '洛南县',
      petition_kind: '检举控告',
      title: '检举某人',
      body: '拖欠工资'
    },
    {
      petition_id: 'X2',
      channel: '来信',
      received_at: '2026-05-06 09:00:00',
      region_name: '洛南县',
      title: '=HYPERLINK("http://x","y")',
      body: '我叫张三丰，电话13812345678，拖欠工资，请联系'
    }
  ]);
  world.drop(
    'posts',
    '帖文.csv',
    Array.from({ length: 120 }, (_, i) => ({
      post_id: `B${i}`,
      platform: '微博',
      author_type: '网民',
      author_key: 'someone',
      published_at: `2026-0${1 + next(9)}-2${next(9)} 20:00:00`,
      region_name: PLACES[next(5)],
      body: text(),
      likes: next(50)
    }))
  );
  await world.run();
  const copy = join(world.root, 'search.duckdb');
  cpSync(world.folder.warehouse, copy);
  duck = await openDuck(copy, { spillDir: join(world.root, 'spill') });
  session = { connection: duck.connection, statements: new Map(), answers: new Answers() };
  texts = (await world.query('select text from marts.search_records')).map((row) => String(row.text));
});
afterAll(() => {
  duck?.connection.closeSync();
  duck?.instance.closeSync();
  world.dispose();
});

const VOCABULARY = {
  regions: [{ region_code: '611021', region_name: '洛南县', region_level: 'county' }],
  topics: [{ topic_code: 'T01', topic_name: '劳动报酬', aliases: ['欠薪'] }]
};
const ask = (query: string) => {
  const node = parseQuery(query);
  return node === null ? null : resolveQuery(node, VOCABULARY);
};
const facetsOf = (query: string, chosen: Parameters<typeof chosenConditions>[0] = {}) =>
  runSearch<FacetRow>(
    session,
    compileSearch(ask(query), chosenConditions(chosen), FRAME, { sort: 'time', limit: 0, offset: 0 })
  );
const totalOf = async (query: string) =>
  (await facetsOf(query)).find((row) => row.facet === 'total')?.record_count ?? 0;
const folded = (text: string) =>
  text.toLowerCase().replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));
const reading = (test: (text: string) => boolean) => texts.filter((text) => test(folded(text))).length;

describe('what is found', () => {
  it('is exactly what reading every text finds, for words of any length', async () => {
    expect(texts.length).toBe(241);
    const pieces = fc
      .tuple(fc.nat(texts.length - 1), fc.nat(30), fc.integer({ min: 1, max: 7 }))
      .map(([row, from, length]) => [...texts[row]!].slice(from, from + length).join(''))
      .filter((word) => /^[\p{Script=Han}a-z０-９A-Z]+$/u.test(word));
    await fc.assert(
      fc.asyncProperty(pieces, async (word) => {
        expect(await totalOf(`"${word}"`)).toBe(reading((text) => text.includes(folded(word))));
      }),
      { numRuns: 60 }
    );
  });

  it.each<[string, (text: string) => boolean]>([
    ['工资 拖欠', (text) => text.includes('工资') && text.includes('拖欠')],
    ['工资 或 社保', (text) => text.includes('工资') || text.includes('社保')],
    ['(工资 或 社保) 非 老板', (text) => (text.includes('工资') || text.includes('社保')) && !text.includes('老板')],
    ['非 工资', (text) => !text.includes('工资')],
    ['非 (工资 与 社保)', (text) => !(text.includes('工资') && text.includes('社保'))],
    ['工资 或 非 社保', (text) => text.includes('工资') || !text.includes('社保')],
    ['工资 near/4 社保', (text) => /工资.{0,4}社保|社保.{0,4}工资/s.test(text)],
    ['app', (text) => text.includes('app')],
    ['20人', (text) => text.includes('20人')],
    ['', () => true]
  ])('%s', async (query, test) => {
    expect(await totalOf(query)).toBe(reading(test));
  });

  it('adds up: every facet of every selection gives the total, and the list has as many rows', async () => {
    for (const [query, chosen] of [
      ['', {}],
      ['工资', {}],
      ['工资 或 社保', { source: 'posts' }],
      ['工资', { region: 'none' }],
      ['公司', { month: '2026-03', polarity: 'negative' }]
    ] as const) {
      const counts = searchCounts(await facetsOf(query, chosen), VOCABULARY, chosen, FRAME);
      for (const facet of ['source', 'topic', 'region', 'month', 'polarity'] as const)
        expect(
          counts[facet].reduce((sum, value) => sum + value.record_count, 0),
          `${query} ${facet}`
        ).toBe(counts.total);
      for (const sort of ['time', 'heat', 'relevance'] as const)
        expect(
          (
            await runSearch<{ facet: string }>(
              session,
              compileSearch(ask(query), chosenConditions(chosen), FRAME, { sort, limit: 1000, offset: 0 })
            )
          ).filter((row) => row.facet === 'page')
        ).toHaveLength(counts.total);
      expect(await runSearch(session, compileExport(ask(query), chosenConditions(chosen), FRAME))).toHaveLength(
        counts.total
      );
    }
  });

  it('narrows to groups of workers in any spelling, to what asks for something, and to topics told together', async () => {
    const total = async (chosen: Parameters<typeof chosenConditions>[0]) =>
      (await facetsOf('', chosen)).find((row) => row.facet === 'total')?.record_count ?? 0;
    const counted = async (where: string) =>
      Number((await world.query(`select count(*)::integer as n from marts.search_records where ${where}`))[0]!.n);
    expect([
      await total({ group: 'agency' }),
      await total({ group: 'migrant' }),
      await total({ group: 'women' }),
      await total({ group: 'other' })
    ]).toEqual([30, 30, 30, 30]);
    expect(await total({ group: 'migrant', source: 'posts' })).toBe(0);
    expect(await total({ kind: 'requests' })).toBe(await counted('is_request'));
    const both = await counted("list_contains(topic_codes, 'T01.01') and list_contains(topic_codes, 'T04.01')");
    expect(both).toBeGreaterThan(0);
    expect(await total({ topics: 'T04.01,T01.01' })).toBe(both);
  });

  it('lists the hits of a page as the file has them, names included, and counts the same without a list', async () => {
    const queries = askFrom(session, (name) => readFileSync(join(SQL_DIR, 'queries', `${name}.sql`), 'utf8'));
    const ready = { question: ask('工资'), chosen: [], frame: FRAME, words: [] };
    const request = parseSearchRequest(new URLSearchParams('sort=time'));
    const { hits, counts } = await readSearch(queries, session, ready, request, VOCABULARY);
    const file = await runSearch<HitRow>(session, compileExport(ask('工资'), [], FRAME));
    expect(hits).toHaveLength(20);
    expect(hits).toEqual(file.slice(0, 20));
    expect(hits.some((hit) => hit.county_name === '洛南县')).toBe(true);
    expect(await readCounts(session, ready, request, VOCABULARY)).toEqual(counts);
  });

  it('stays inside the scope', async () => {
    const found = await runSearch<FacetRow>(
      session,
      compileSearch(null, [], { ...FRAME, scope_path: '/no-such-union/' }, { sort: 'time', limit: 20, offset: 0 })
    );
    expect(found.filter((row) => row.facet !== 'total' || row.record_count > 0)).toEqual([]);
  });
});

describe('what is never found', () => {
  it('accusations are not in the index, names and numbers are masked, keys are in no column', async () => {
    expect(await totalOf('检举某人')).toBe(0);
    const page = (
      await runSearch<{ facet: string; record_no: number }>(
        session,
        compileSearch(ask('请联系'), [], FRAME, { sort: 'time', limit: 5, offset: 0 })
      )
    ).filter((found) => found.facet === 'page');
    const [row] = await runSearch<{ text: string }>(session, compileRecords(page.map((found) => found.record_no)));
    expect(row!.text).not.toMatch(/张三丰|13812345678/);
    const columns = (
      await world.query(
        "select column_name from duckdb_columns() where table_name in ('search_records', 'search_grams')"
      )
    ).map((column) => String(column.column_name));
    expect(columns.filter((name) => /key|author|petitioner|url/.test(name))).toEqual([]);
    const [key] = await world.landed('petitions', "petition_id = 'P1'");
    expect(() => ask(String(key!.petitioner_key))).toThrow(SearchProblem);
  });
});

describe('the workbook', () => {
  it('opens with the right types and leaves formulas as text', async () => {
    const chunks: Uint8Array[] = [];
    const book = new Workbook((chunk) => chunks.push(chunk));
    book.startSheet('说明', [{ label: '项目', kind: 'text', width: 10 }]);
    book.addRows([['甲'], ['乙']]);
    book.startSheet('记录', [
      { label: '日期', kind: 'date', width: 12 },
      { label: '热度', kind: 'number', width: 8 },
      { label: '文字', kind: 'text', width: 40 }
    ]);
    book.addRows([
      ['2026-02-17', 61.5, '=HYPERLINK("http://x","y")'],
      ['2026-02-18', null, '<b>&\u0001\ud800坏字😀']
    ]);
    book.end();
    const read = readWorkbook(Buffer.concat(chunks), { cellDates: false });
    expect(read.SheetNames).toEqual(['说明', '记录']);
    const sheet = read.Sheets.记录!;
    expect(utils.sheet_to_json(sheet, { header: 1, raw: false, dateNF: 'yyyy-mm-dd' })).toHaveLength(3);
    expect(sheet.A2).toMatchObject({ t: 'n', v: 46070 });
    expect(sheet.B2).toMatchObject({ t: 'n', v: 61.5 });
    expect(sheet.C2).toMatchObject({ t: 's', v: '=HYPERLINK("http://x","y")' });
    expect(sheet.C2?.f).toBeUndefined();
    expect(sheet.C3?.v).toBe('<b>&坏字😀');
  });
});
