import { DAY_SECONDS, day, dayAt, parts, quarters, type Day, FIRST_DAY } from './calendar.ts';
import type { Format } from '#pipelines/demo/files/style.ts';
import type { FileWriter } from '#pipelines/demo/files/writer.ts';
import { contractNamed } from './contract-named.ts';
import { buildNegotiations } from './negotiations.ts';
import { PetitionMaker } from './petitions.ts';
import { PostMaker } from './posts.ts';
import { RowFaults } from './row-faults.ts';
import type { Batch, Row, Truth } from './rows.ts';
import { storyCases, type StoryCases } from '#pipelines/demo/stories/cases.ts';
import { VisitMaker } from './visits.ts';
import type { World } from './world.ts';

const TABLES: Format[] = ['csv', 'csv-gb18030', 'csv-bom', 'xlsx'];
const within = <T extends { on: Day }>(items: T[], first: Day, last: Day): T[] =>
  items.filter((item) => item.on >= first && item.on <= last);
const monthOf = (value: number): Day => {
  const { year, month } = parts(value > 10 * DAY_SECONDS ? Math.floor(value / DAY_SECONDS) : value);
  return dayAt(year, month, 1);
};
const two = (value: number): string => String(value).padStart(2, '0');

function grouped(rows: Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = key(row);
    const list = groups.get(name);
    if (list) list.push(row);
    else groups.set(name, [row]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Makes the records of the four sources period by period and files them, so that memory holds one period at a time. */
export class Output {
  /** `org/source/month` → rows, for the submission ledger. */
  readonly counts = new Map<string, number>();
  readonly rejected: Record<string, string[]> = {};
  private readonly world: World;
  private readonly writer: FileWriter;
  private readonly keepTruths: (truths: Truth[]) => void;
  private readonly faults: RowFaults;
  private readonly cases: StoryCases;

  constructor(world: World, writer: FileWriter, keepTruths: (truths: Truth[]) => void) {
    this.world = world;
    this.writer = writer;
    this.keepTruths = keepTruths;
    this.faults = new RowFaults(world);
    this.cases = storyCases(world);
  }

  async petitionsAndPosts(): Promise<void> {
    const petitions = new PetitionMaker(this.world);
    const posts = new PostMaker(this.world);
    const list = quarters(FIRST_DAY, this.world.until);
    let older: Row[] = [];
    for (const [i, period] of list.entries()) {
      const name = `${period.year}Q${period.quarter}`;
      const rng = this.world.rng.stream(`petitions/${name}`);
      await this.filePetitions(
        petitions.make(period.first, period.last, within(this.cases.petitions, period.first, period.last), rng),
        period,
        i === list.length - 1,
        i
      );
      const batch = posts.make(
        period.first,
        period.last,
        within(this.cases.posts, period.first, period.last),
        this.world.rng.stream(`posts/${name}`)
      );
      older = await this.filePosts(batch, period, older);
    }
    await this.writer.table(contractNamed('posts'), 'posts_2023', 'parquet', older);
  }

  private async filePetitions(
    batch: Batch,
    period: { year: number; quarter: number },
    latest: boolean,
    index: number
  ): Promise<void> {
    const contract = contractNamed('petitions');
    const rng = this.world.rng.stream(`mess/petitions/${period.year}Q${period.quarter}`);
    this.count('petitions', batch.rows, 'received_at');
    this.faults.duplicate(batch, 'petition_id', 'received_at', rng);
    if (period.quarter === 2) {
      this.reject(
        'petitions',
        this.faults.spoil(
          batch.rows,
          [
            (row) => {
              row['received_at'] = '三月初三';
            },
            (row) => {
              row['channel'] = '口信捎带';
            },
            (row) => {
              row['people_count'] = -5;
            }
          ],
          'petition_id'
        )
      );
    }
    this.keepTruths(batch.truths);
    const groups = latest
      ? grouped(
          batch.rows,
          (row) =>
            `信访诉求_${this.world.places.byCode.get(String(row['region_code']))?.cityCode ?? '610000'}_${period.year}-${two(period.quarter * 3 - 2)}`
        )
      : new Map([
          [
            `${['信访诉求', '工单', '诉求', '信访'][index % 4] ?? '信访'}_${period.year}-${two(period.quarter * 3 - 2)}_${period.year}-${two(period.quarter * 3)}`,
            batch.rows
          ]
        ]);
    let n = index;
    for (const [name, rows] of groups) {
      this.faults.file(rows, 'received_at', rng);
      await this.writer.table(
        contract,
        name,
        TABLES[n % 4] as Format,
        rows,
        n % 5 === 3 ? ['org_id'] : n % 5 === 4 ? ['region_code'] : []
      );
      n += 1;
    }
  }

  /**
   * 2023 is collected for one Parquet file; 2024 goes as JSONL by quarter, 2025 as CSV by quarter, later years by
   * month.
   */
  private async filePosts(batch: Batch, period: { year: number; quarter: number }, older: Row[]): Promise<Row[]> {
    const contract = contractNamed('posts');
    const rng = this.world.rng.stream(`mess/posts/${period.year}Q${period.quarter}`);
    if (period.quarter === 3)
      this.reject(
        'posts',
        this.faults.spoil(
          batch.rows,
          [
            (row) => {
              row['published_at'] = '前天晚上';
            },
            (row) => {
              row['platform'] = '小灵通';
            }
          ],
          'post_id'
        )
      );
    this.keepTruths(batch.truths);
    this.faults.file(batch.rows, 'published_at', rng);
    if (period.year === 2023) return [...older, ...batch.rows];
    if (period.year <= 2025) {
      await this.writer.table(
        contract,
        `${period.year === 2024 ? '舆情数据' : '网络帖文'}_${period.year}-${two(period.quarter * 3 - 2)}_${period.year}-${two(period.quarter * 3)}`,
        period.year === 2024 ? 'jsonl' : period.quarter % 2 === 1 ? 'csv' : 'csv-bom',
        batch.rows
      );
      return older;
    }
    for (const [month, rows] of grouped(batch.rows, (row) =>
      typeof row['published_at'] === 'number'
        ? String(monthOf(row['published_at']))
        : String(dayAt(period.year, period.quarter * 3 - 2, 1))
    )) {
      const at = parts(Number(month));
      await this.writer.table(contract, `帖文_${at.year}-${two(at.month)}`, at.month % 2 === 0 ? 'jsonl' : 'csv', rows);
    }
    return older;
  }

  async visits(): Promise<void> {
    const maker = new VisitMaker(this.world);
    const lastYear = parts(this.world.until).year;
    for (let year = 2023; year <= lastYear; year++) {
      const from = dayAt(year, 1, 1);
      const made = maker.make(
        year,
        within(this.cases.visits, from, dayAt(year + 1, 1, 1) - 1),
        this.world.rng.stream(`visits/${year}`)
      );
      const rng = this.world.rng.stream(`mess/visits/${year}`);
      this.count('visits', made.visits.rows, 'visited_on');
      this.keepTruths([...made.visits.truths, ...made.problems.truths]);
      this.reject(
        'visits',
        this.faults.spoil(
          made.visits.rows,
          [
            (row) => {
              row['visited_on'] = '上周五';
            },
            (row) => {
              row['visit_kind'] = '茶话会';
            },
            (row) => {
              row['workers_met'] = -8;
            }
          ],
          'visit_id'
        )
      );
      const current = dayAt(lastYear, Math.floor((parts(this.world.until).month - 1) / 3) * 3 + 1, 1);
      const groups = grouped(made.visits.rows, (row) => {
        const on = typeof row['visited_on'] === 'number' ? row['visited_on'] : from;
        if (on >= current)
          return `走访台账_${this.world.places.byCode.get(String(row['region_code']))?.cityCode ?? '610000'}_${iso7(current)}`;
        return `走访记录_${year}-${two(Math.floor((parts(on).month - 1) / 3) * 3 + 1)}`;
      });
      let n = year;
      for (const [name, rows] of groups) {
        this.faults.file(rows, 'visited_on', rng);
        await this.writer.table(
          contractNamed('visits'),
          name,
          TABLES[n % 4] as Format,
          rows,
          n % 6 === 1 ? ['org_id'] : []
        );
        n += 1;
      }
      this.faults.file(made.problems.rows, 'raised_on', rng);
      await this.writer.table(
        contractNamed('visit_problems'),
        `走访问题台账_${year}`,
        year % 2 === 0 ? 'xlsx' : 'csv',
        made.problems.rows
      );
    }
  }

  async negotiations(): Promise<Row[]> {
    const rows = buildNegotiations(this.world);
    this.count(
      'negotiations',
      rows.filter((row) => Number(row['offered_on']) >= day('2023-01-01')),
      'offered_on'
    );
    const clean = rows.map((row) => ({ ...row }));
    const rng = this.world.rng.stream('mess/negotiations');
    let n = 0;
    for (const [year, group] of grouped(rows, (row) => String(parts(Number(row['offered_on'])).year))) {
      if (n === 3)
        this.reject(
          'negotiations',
          this.faults.spoil(
            group,
            [
              (row) => {
                row['nego_type'] = '口头约定';
              },
              (row) => {
                row['signed_on'] = '择日';
              }
            ],
            'nego_id'
          )
        );
      this.faults.file(group, 'offered_on', rng);
      await this.writer.table(
        contractNamed('negotiations'),
        `${n % 2 === 0 ? '工资集体协商' : '集体合同'}_${year}`,
        (['xlsx', 'csv', 'csv-gb18030'] as const)[n % 3] ?? 'csv',
        group
      );
      n += 1;
    }
    return clean;
  }

  private count(source: string, rows: Row[], field: string): void {
    for (const row of rows) {
      const on = row[field];
      if (typeof on !== 'number') continue;
      const key = `${String(row['org_id'])}/${source}/${monthOf(on)}`;
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    }
  }

  private reject(record: string, ids: string[]): void {
    this.rejected[record] = [...(this.rejected[record] ?? []), ...ids];
  }
}

const iso7 = (on: Day): string => `${parts(on).year}-${two(parts(on).month)}`;
