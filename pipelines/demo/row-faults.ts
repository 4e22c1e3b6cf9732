import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { DAY_SECONDS } from './calendar.ts';
import type { Rng } from './random.ts';
import type { Batch, Row } from './rows.ts';
import type { World } from './world.ts';

/** First-level topic → its name and the words that other systems use for it, from the shipped seed. */
function firstLevelWords(): Map<string, string[]> {
  const rows = parse(readFileSync(new URL('../reference/seeds/topics.csv', import.meta.url)), {
    columns: true
  }) as Record<string, string>[];
  return new Map(
    rows
      .filter((row) => row['上级主题'] === '')
      .map((row) => [
        row['主题代码'] ?? '',
        [row['主题名称'] ?? '', ...(row['来源系统用语'] ?? '').split('、').filter(Boolean)]
      ])
  );
}

/** Turns clean rows into what source systems really send. Keeps the truth: it never changes what a record is about. */
export class RowFaults {
  private readonly words = firstLevelWords();
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** Class names for codes (12 % missing), place spellings, the former code of story 10. */
  file(rows: Row[], onField: string, rng: Rng): void {
    const { former } = this.world.plan;
    for (const row of rows) {
      const code = row['topic_name'];
      if (typeof code === 'string' && code !== '') {
        const words = this.words.get(code.slice(0, 3)) ?? [];
        row['topic_name'] = rng.chance(0.12) ? '' : rng.chance(0.6) ? (words[0] ?? '') : rng.pick(words);
      }
      const on = row[onField];
      const moment =
        typeof on === 'number' ? (on > 10 * DAY_SECONDS ? Math.floor(on / DAY_SECONDS) : on) : this.world.until;
      if (row['region_code'] === former.county.code && moment < former.switch_on) {
        row['region_code'] = former.code;
        row['region_name'] = rng.chance(0.8) ? former.name : '';
        continue;
      }
      const county = this.world.places.byCode.get(String(row['region_code']));
      const draw = rng.next();
      if (county && draw < 0.16)
        row['region_name'] = county.aliases.length > 0 ? rng.pick(county.aliases) : county.name;
      if (draw < 0.1) row['region_code'] = '';
      else if (draw > 0.9) row['region_name'] = '';
      if (rng.chance(0.08)) row['org_id'] = '';
    }
  }

  /** 3 % duplicates: half the very same row again, half the same call under a second ticket number. */
  duplicate(batch: Batch, idField: string, momentField: string, rng: Rng): void {
    const copies: { row: Row; at: number }[] = [];
    batch.rows.forEach((row, i) => {
      if (!rng.chance(0.03)) return;
      const copy = { ...row };
      const truth = batch.truths[i];
      if (rng.chance(0.5) && truth) {
        copy[idField] = `${String(row[idField])}-2`;
        const moment = row[momentField];
        if (typeof moment === 'number') copy[momentField] = moment + rng.int(60, 7200);
        batch.truths.push({ ...truth, id: String(copy[idField]), duplicate_of: truth.id });
      }
      copies.push({ row: copy, at: i });
    });
    for (const { row } of copies) batch.rows.push(row);
  }

  /** A few rows that no reader may accept: a date nobody can read, an unknown kind, a negative count. */
  spoil(rows: Row[], spoilers: ((row: Row) => void)[], idField: string): string[] {
    if (rows.length < 20) return [];
    return spoilers.map((spoiler, i) => {
      const row = { ...(rows[i * 5 + 3] as Row) };
      row[idField] = `BAD-${String(row[idField])}`;
      spoiler(row);
      rows.push(row);
      return String(row[idField]);
    });
  }
}
