import { secondsSince } from '#pipelines/files/elapsed.ts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CITIES } from '#lib/domain/regions.ts';
import { expectUnits, type UnitCell } from '#lib/stats/unit-cells.ts';
import { judgeDemand, type DemandInput, type MonthParts } from '#lib/stats/demand-cells.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';

interface CountRow {
  month: string;
  topic_code: string;
  place: string;
  first_count: number;
  second_count: number;
  third_count: number;
}

/**
 * Fits what is usual for every place and topic from the requests of the warehouse under construction and creates
 * `raw.expectations`, `raw.expectation_families` and, for what each unit submits, `raw.unit_expectations`. Each month is
 * judged with what was known when it began.
 */
export async function fitExpectations(
  connection: DuckDBConnection,
  factsDir: string,
  effects: { log(line: string): void; step(name: string): void }
): Promise<void> {
  const from = performance.now();
  effects.step('expectations');
  const { cells, families } = judgeDemand(await readDemand(connection));
  mkdirSync(factsDir, { recursive: true });
  writeLines(join(factsDir, 'expectations.jsonl'), cells);
  writeLines(join(factsDir, 'expectation_families.jsonl'), families);
  writeLines(join(factsDir, 'unit_expectations.jsonl'), await expectSubmissions(connection));
  await runSqlFile(connection, 'expectations/facts.sql', { folder: factsDir });
  effects.log(`判断各地各主题的通常范围：${cells.length} 格，${secondsSince(from)} 秒`);
}

async function readDemand(connection: DuckDBConnection): Promise<DemandInput> {
  const [calendar] = (await runSqlFile(connection, 'expectations/calendar.sql')) as unknown as {
    months: string[] | null;
    festivals: string[] | null;
  }[];
  const months = calendar?.months ?? [];
  const position = new Map(months.map((month, at) => [month, at]));
  const rows = (await runSqlFile(connection, 'expectations/counts.sql')) as unknown as CountRow[];
  const counts = new Map<string, Map<string, MonthParts>>();
  const places = new Set<string>();
  for (const row of rows) {
    const at = position.get(row.month);
    if (at === undefined) continue;
    const topic = held(counts, row.topic_code, () => new Map<string, MonthParts>());
    const parts = held(topic, row.place, () => months.map(() => [0, 0, 0] as const));
    parts[at] = [row.first_count, row.second_count, row.third_count];
    if (row.place !== '') places.add(row.place);
  }
  const missing = new Map<string, Set<number>>();
  for (const row of (await runSqlFile(connection, 'expectations/missing.sql')) as { place: string; month: string }[]) {
    const at = position.get(row.month);
    if (at !== undefined) held(missing, row.place, () => new Set<number>()).add(at);
  }
  for (const { region_code } of CITIES) places.add(region_code);
  return { months, festivals: calendar?.festivals ?? [], counts, missing, places: [...places].sort() };
}

/** Every unit and source against what it submitted before. */
async function expectSubmissions(connection: DuckDBConnection): Promise<(UnitCell & { source: string })[]> {
  const [calendar] = (await runSqlFile(connection, 'expectations/calendar.sql')) as { festivals: string[] | null }[];
  const rows = (await runSqlFile(connection, 'expectations/unit_counts.sql')) as unknown as {
    unit_org_id: string;
    source: string;
    month: string;
    record_count: number | null;
  }[];
  return [...new Set(rows.map(({ source }) => source))].flatMap((source) => {
    const own = rows.filter((row) => row.source === source);
    const months = [...new Set(own.map(({ month }) => month))].sort();
    const position = new Map(months.map((month, at) => [month, at]));
    const units = new Map<string, (number | null)[]>();
    for (const row of own)
      held(units, row.unit_org_id, () => months.map(() => null))[position.get(row.month)!] = row.record_count;
    return expectUnits({ months, festivals: calendar?.festivals ?? [], units }).map((cell) => ({ source, ...cell }));
  });
}

function held<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function writeLines(path: string, rows: readonly object[]): void {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
