import { parse } from 'csv-parse/sync';
import { read, utils } from '@e965/xlsx';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractsOf } from '#lib/contracts/all.ts';
import { allFields, type Source } from '#lib/contracts/contract.ts';
import { dayAt, dayOf } from '#pipelines/demo/calendar.ts';
import { generateDemo, type DemoResult } from '#pipelines/demo/generate.ts';
import { PetitionMaker } from '#pipelines/demo/petitions.ts';
import { PostMaker } from '#pipelines/demo/posts.ts';
import type { Row } from '#pipelines/demo/rows.ts';
import { parseScale } from '#pipelines/commands/seed.ts';
import { VisitMaker } from '#pipelines/demo/visits.ts';
import { World } from '#pipelines/demo/world.ts';

const UNTIL = new Date('2026-11-23T12:00:00+08:00');
const folders: string[] = [];

async function generate(seed: number): Promise<{ dir: string; result: DemoResult }> {
  const dir = mkdtempSync(path.join(tmpdir(), 'demo-test-'));
  folders.push(dir);
  return { dir, result: await generateDemo({ dataDir: dir, scale: 0.05, seed, until: UNTIL, log: () => undefined }) };
}

function files(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

const digest = (dir: string): string[] =>
  files(dir).map(
    (file) => `${path.relative(dir, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`
  );

/** First line of a CSV, XLSX or JSONL file as a reader would see it; undefined for Parquet. */
function headersOf(file: string): string[] | undefined {
  const bytes = readFileSync(file);
  if (file.endsWith('.xlsx'))
    return utils.sheet_to_json<string[]>(Object.values(read(bytes).Sheets)[0] ?? {}, { header: 1 })[0];
  if (file.endsWith('.jsonl'))
    return [
      ...new Set(
        bytes
          .toString('utf8')
          .trim()
          .split('\n')
          .flatMap((line) => Object.keys(JSON.parse(line) as object))
      )
    ];
  if (!file.endsWith('.csv')) return undefined;
  return rowsOf(bytes)[0];
}

function rowsOf(bytes: Buffer): string[][] {
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  return parse(utf8.includes('\uFFFD') ? new TextDecoder('gb18030').decode(bytes) : utf8, { bom: true }) as string[][];
}

interface Truth {
  stories: {
    id: string;
    places: { code: string }[];
    companies: string[];
    records: Record<string, string[]>;
    facts?: Record<string, string | number | string[]>;
  }[];
  rejected: Record<string, string[]>;
}

let first: { dir: string; result: DemoResult };
let truth: Truth;
beforeAll(async () => {
  first = await generate(7);
  truth = JSON.parse(readFileSync(first.result.truthPath, 'utf8')) as Truth;
}, 60000);
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe('demo generator', () => {
  it('gives the same bytes for the same seed, and other stories for another', async () => {
    const again = await generate(7);
    expect(digest(again.dir)).toEqual(digest(first.dir));
    const other = JSON.parse(readFileSync((await generate(8)).result.truthPath, 'utf8')) as Truth;
    expect(other.stories.map((story) => story.companies)).not.toEqual(truth.stories.map((story) => story.companies));
  }, 60000);

  it('writes only headers that lead to exactly one field of one record of the source', () => {
    for (const file of files(path.join(first.dir, 'inbox'))) {
      const headers = headersOf(file);
      if (!headers) continue;
      const stem = path
        .basename(file)
        .replace(/\.\w+$/, '')
        .replace(/[\d_-]/g, '')
        .toLowerCase();
      const contract = contractsOf(path.basename(path.dirname(file)) as Source).find((candidate) =>
        candidate.fileNames.includes(stem)
      );
      expect(contract?.record, path.basename(file)).toBeDefined();
      for (const header of headers) {
        const plain = header.replace(/（万元）$/, '');
        const owners = allFields(contract!).filter((field) =>
          [field.label, ...(field.aliases ?? [])].some((name) => name === header || name === plain)
        );
        expect(
          owners.map((field) => field.name),
          `${path.basename(file)}: ${header}`
        ).toHaveLength(1);
      }
    }
  });

  it('exercises every format, encoding and way of writing', () => {
    const all = files(path.join(first.dir, 'inbox'));
    const bytes = all.filter((file) => file.endsWith('.csv')).map((file) => readFileSync(file));
    expect(new Set(all.map((file) => path.extname(file)))).toEqual(new Set(['.csv', '.xlsx', '.jsonl', '.parquet']));
    expect(bytes.some((content) => content.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])))).toBe(true);
    expect(bytes.some((content) => new TextDecoder('utf-8').decode(content).includes('\uFFFD'))).toBe(true);
    const text = bytes.map((content) => rowsOf(content).flat().join('\n')).join('\n');
    for (const form of [
      /\d{4}\/\d{1,2}\/\d{1,2} \d{1,2}:/,
      /\d{4}年\d{1,2}月\d{1,2}日\n/,
      /[０-９]/,
      /万元/,
      /154\d{8}/,
      /\n6190\d{13}[\dX]|身份证号6190/
    ])
      expect(text).toMatch(form);
    expect(all.length).toBeLessThan(150);
  });

  it('keeps the volumes near their anchors', () => {
    const years = 3.9 * 0.05;
    const { rows } = first.result;
    expect(rows['petitions']! / years).toBeGreaterThan(5000);
    expect(rows['petitions']! / years).toBeLessThan(9000);
    expect(rows['posts']! / years).toBeGreaterThan(10000);
    expect(rows['posts']! / years).toBeLessThan(16000);
    expect(rows['orgs']).toBeGreaterThan(280);
    expect(rows['submissions']).toBe(107 * 3 * 46 - 12);
  });

  it('writes texts that differ after places, companies and digits are masked', () => {
    const bodies = files(path.join(first.dir, 'inbox', 'posts'))
      .filter((file) => file.endsWith('.jsonl'))
      .flatMap((file) =>
        readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Record<string, string>)
          .map(
            (row) =>
              row['内容'] ??
              row['正文'] ??
              row['摘要'] ??
              row['全文'] ??
              row['body'] ??
              row['text'] ??
              row['content'] ??
              ''
          )
      );
    const masked = bodies.map((body) =>
      body
        .replace(/[\d.]+/g, '0')
        .replace(/[\u4e00-\u9fff]{2,3}[县区市]/g, 'P')
        .replace(/[\u4e00-\u9fff]{2,14}(有限责任公司|有限公司)/g, 'C')
    );
    expect(bodies.length).toBeGreaterThan(500);
    expect(new Set(masked).size / masked.length).toBeGreaterThan(0.9);
  });

  it('varies answers, visit notes, problem summaries, press posts and titles after masking', async () => {
    const world = new World(7, 0.25, dayOf(UNTIL));
    const [from, to] = [dayAt(2025, 1, 1), dayAt(2025, 12, 31)];
    const petitions = new PetitionMaker(world).make(from, to, [], world.rng.stream('petitions')).rows;
    const posts = new PostMaker(world).make(from, to, [], world.rng.stream('posts'));
    const { visits, problems } = new VisitMaker(world).make(2025, [], world.rng.stream('visits'));
    const ownNotes = visits.rows.filter((row) => row['org_id'] !== world.plan.copied.county.code);
    const press = posts.rows.filter((_, i) => posts.truths[i]?.intent === 'news');
    const places = new RegExp(
      [...new Set(world.places.counties.flatMap((county) => [county.name, county.cityName]))]
        .sort((a, b) => b.length - a.length)
        .join('|'),
      'g'
    );
    const distinct = (rows: Row[], field: string): number => {
      const masked = rows
        .map((row) => String(row[field] ?? ''))
        .filter((text) => text !== '')
        .map((text) =>
          text
            .replace(/[\u4e00-\u9fff]{2,14}?(有限责任公司|有限公司)/g, 'C')
            .replace(places, 'P')
            .replace(/[\d.]+/g, '0')
        );
      expect(masked.length, field).toBeGreaterThan(200);
      return new Set(masked).size / masked.length;
    };
    for (const [rows, field] of [
      [petitions, 'reply'],
      [ownNotes, 'actions'],
      [ownNotes, 'opinions'],
      [problems.rows, 'summary'],
      [press, 'body']
    ] as const)
      expect(distinct(rows, field), field).toBeGreaterThan(0.95);
    expect(distinct(petitions, 'title')).toBeGreaterThan(0.95);
    expect(distinct(posts.rows, 'title')).toBeGreaterThan(0.7);
  });

  it('keeps visits a year and days a cadre near their anchors, the larger unions of the full scale included', () => {
    for (const [scale, visits, slack] of [
      [1, 4000, 0.15],
      [6, 26000, 0.1]
    ] as const) {
      const world = new World(7, scale, dayOf(UNTIL));
      const { rows } = new VisitMaker(world).make(2025, [], world.rng.stream('visits')).visits;
      expect(Math.abs(rows.length / visits - 1), `scale ${scale}`).toBeLessThan(slack);
      const days = rows.reduce(
        (sum, row) =>
          sum +
          (row['cadre_keys'] as string[]).length *
            (row['stay_from'] == null ? 1 : Number(row['stay_to']) - Number(row['stay_from']) + 1),
        0
      );
      const perCadre = days / new Set(rows.flatMap((row) => row['cadre_keys'] as string[])).size;
      expect(perCadre).toBeGreaterThan(65);
      expect(perCadre).toBeLessThan(85);
    }
  }, 60000);

  it('plants the ten stories with records and facts that tests of the analysis can rely on', () => {
    const story = (id: string) => truth.stories.find((candidate) => candidate.id === id)!;
    expect(truth.stories.map((item) => item.id)).toEqual([
      'arrears',
      'textile',
      'heat',
      'unvisited',
      'toys',
      'silent',
      'copied',
      'couriers',
      'wave',
      'changes'
    ]);
    expect(story('arrears').places).toHaveLength(2);
    expect(story('arrears').records['posts']!.length).toBeGreaterThan(10);
    expect(story('arrears').records['petitions']!.length).toBeGreaterThan(10);
    expect(story('heat').records['negotiations']).toHaveLength(1);
    expect(story('unvisited').facts!['days']).toBeGreaterThanOrEqual(200);
    expect(story('toys').companies).toHaveLength(40);
    expect(story('couriers').records['posts']!.length).toBeGreaterThan(
      8 * story('couriers').records['petitions']!.length
    );
    expect(story('silent').facts!['months']).toHaveLength(4);
    const counties = truth.stories
      .filter((item) => item.id !== 'changes')
      .flatMap((item) => item.places.map((place) => place.code));
    expect(new Set(counties).size).toBe(counties.length);
  });

  it('has no submission line for the silent county in its four months and keeps the rows to be rejected known', () => {
    const silent = truth.stories.find((item) => item.id === 'silent')!;
    const months = new Set((silent.facts!['months'] as string[]).map((month) => month.slice(0, 7)));
    const ledgers = files(path.join(first.dir, 'inbox', 'reference')).filter((file) =>
      path.basename(file).startsWith('报送台账')
    );
    const sent = ledgers.flatMap((file) => {
      const [header = [], ...rows] = rowsOf(readFileSync(file));
      const month = header.findIndex((name) => name === '月份' || name === '报送月份');
      return rows
        .filter((row) => row.includes(silent.places[0]!.code))
        .map((row) =>
          (row[month] ?? '')
            .match(/\d+/g)!
            .slice(0, 2)
            .map((part) => part.padStart(2, '0'))
            .join('-')
        );
    });
    expect(sent).toHaveLength(3 * 42);
    expect(sent.filter((month) => months.has(month))).toEqual([]);
    expect(Object.keys(truth.rejected).sort()).toEqual(['negotiations', 'petitions', 'posts', 'visits']);
  });

  it('reads the scale of the command', () => {
    expect([parseScale('demo'), parseScale('full'), parseScale('0.2x')]).toEqual([1, 6, 0.2]);
    expect(() => parseScale('large')).toThrow(/看不懂的规模/);
  });
});
