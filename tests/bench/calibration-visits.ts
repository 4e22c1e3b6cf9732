/**
 * Visits and the complaints after them: worlds in which visits follow complaints and change nothing, and one in which
 * they halve them.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isoDay } from '#lib/stats/calendar.ts';
import { visitAssociations, type SetRow } from '#lib/stats/visit-association.ts';
import { Rng } from '#pipelines/demo/random.ts';
import { openDuck, runSqlFile, runSqlText } from '#pipelines/duck/sql-file.ts';
import type { CalibrationRow } from './calibration.bench.ts';
import { drawCount } from './null-series.ts';

const FIRST_DAY = 19_359;
const DAYS = 1400;
/** Enterprises of an industry, in eight groups of like place and size. */
const FIRMS = 320;
const REACH = 180;

interface VisitKind {
  label: string;
  industries: number;
  /** Complaints of an enterprise in 180 days, and how unlike enterprises are (1 / shape of a gamma; 0 all alike). */
  level: number;
  unlike: number;
  /** Chance of a visit on a day, given the complaints of the last 180 and of the last 30 days. */
  chance(half: number, month: number): number;
  /** The factor of a visit on the rate of the 180 days after it. */
  factor: number;
  /** Complaints that each complaint brings within a month. */
  echo?: number;
}

const follows = (half: number) => 0.0004 * (1 + 2 * half);
const KINDS: VisitKind[] = [
  { label: '走访随意', industries: 1, level: 1, unlike: 1, chance: () => 0.001, factor: 1 },
  { label: '走访跟着诉求，企业各异', industries: 1, level: 1, unlike: 1, chance: follows, factor: 1 },
  {
    label: '满三件才走访，企业相同',
    industries: 1,
    level: 1.5,
    unlike: 0,
    chance: (half) => (half >= 3 ? 0.01 : 0.0002),
    factor: 1
  },
  {
    label: '走访跟着近一月的诉求，诉求成串',
    industries: 1,
    level: 0.7,
    unlike: 1,
    chance: (_, month) => 0.0004 * (1 + 6 * month),
    factor: 1,
    echo: 0.3
  },
  { label: '十五个行业一起看，走访跟着诉求', industries: 15, level: 1, unlike: 1, chance: follows, factor: 1 },
  { label: '走访后减半，走访跟着诉求', industries: 1, level: 1, unlike: 1, chance: follows, factor: 0.5 }
];

export async function* visitRows(draws: number): AsyncGenerator<CalibrationRow> {
  const folder = mkdtempSync(join(tmpdir(), 'zhisheng-visits-'));
  const { instance, connection } = await openDuck(':memory:', { spillDir: folder });
  const world = readFileSync(join(import.meta.dirname, 'visits-world.sql'), 'utf8');
  try {
    for (const kind of KINDS) {
      // Fifteen industries at once cost fifteen times as much.
      const rounds = kind.industries > 1 ? Math.ceil(draws / 4) : draws;
      let [found, judged, matched, outside] = [0, 0, 0, 0];
      for (let draw = 0; draw < rounds; draw++) {
        writeWorld(folder, kind, new Rng(`visits ${kind.label} ${draw}`));
        await runSqlText(connection, world, { folder });
        const rows = await runSqlFile(connection, 'queries/enterprises/visit_sets.sql', {
          as_of: isoDay(FIRST_DAY + DAYS - 1)
        });
        const all = [...visitAssociations(rows as unknown as SetRow[]).values()];
        const estimates = all.flatMap((one) => (one.kind === 'estimate' ? [one] : []));
        judged++;
        matched += estimates.reduce((sum, one) => sum + one.matched, 0) / Math.max(1, estimates.length);
        if (estimates.some(({ isFound }) => isFound)) found++;
        if (estimates.some(({ interval }) => interval.low > 0 || interval.high < 0)) outside++;
      }
      yield {
        statement: '走访关联：说有关联 / 单看一行业区间不含 0 / 平均配上的走访',
        series: `${kind.label}（${rounds} 个世界）`,
        measured: `${((100 * found) / judged).toFixed(1)}% / ${((100 * outside) / judged).toFixed(1)}% / ${Math.round(matched / judged)}`,
        target: kind.factor === 1 ? '≤ 7%' : '≥ 80%'
      };
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeWorld(folder: string, kind: VisitKind, rng: Rng): void {
  const enterprises: object[] = [];
  const records: object[] = [];
  for (let industry = 0; industry < kind.industries; industry++)
    for (let firm = 0; firm < FIRMS; firm++) {
      const ent_id = `${industry}-${firm}`;
      const name = String.fromCharCode(65 + industry);
      enterprises.push({ ent_id, industry: name, city_code: `61${firm % 4}`, size: firm % 8 < 4 ? 'small' : 'micro' });
      for (const { day, source } of history(kind, rng))
        records.push({ ent_id, source, is_request: source !== 'visits', recorded_on: isoDay(FIRST_DAY + day) });
    }
  const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  writeFileSync(join(folder, 'enterprises.jsonl'), lines(enterprises));
  writeFileSync(join(folder, 'records.jsonl'), lines(records));
}

function history(kind: VisitKind, rng: Rng): { day: number; source: 'petitions' | 'visits' }[] {
  const own = kind.unlike > 0 ? (drawCount(1000, kind.unlike, rng) / 1000) * kind.level : kind.level;
  const complaints: number[] = [];
  const all: { day: number; source: 'petitions' | 'visits' }[] = [];
  let visited = -REACH - 1;
  for (let day = 0; day < DAYS; day++) {
    const half = complaints.filter((at) => at >= day - REACH).length;
    const month = complaints.filter((at) => at >= day - 30).length;
    const factor = day - visited <= REACH ? kind.factor : 1;
    const rate = (own / REACH) * factor + ((kind.echo ?? 0) / 30) * month;
    if (rng.next() < kind.chance(half, month)) {
      all.push({ day, source: 'visits' });
      visited = day;
    }
    for (let count = rng.poisson(rate); count > 0; count--) {
      complaints.push(day);
      all.push({ day, source: 'petitions' });
    }
  }
  return all;
}
