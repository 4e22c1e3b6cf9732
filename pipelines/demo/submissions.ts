import { dayAt, festivalDistance, parts } from './calendar.ts';
import type { Rng } from './random.ts';
import type { Row } from './rows.ts';
import { isSilent } from '#pipelines/demo/stories/plan.ts';
import type { World } from './world.ts';
import { yearsUntil } from './duty-owners.ts';

/**
 * County × source × month with the number of rows sent; zero reports count, the silent county of story 6 has no line.
 */
export function submissionRows(world: World, counts: Map<string, number>, rng: Rng): Row[] {
  const rows: Row[] = [];
  const end = parts(world.until);
  for (const org of world.orgs.filter((candidate) => candidate.kind === 'county')) {
    for (const year of yearsUntil(world.until)) {
      for (let month = 1; month <= 12 && (year < end.year || month < end.month); month++) {
        const on = dayAt(year, month, 1);
        if (isSilent(world.plan, org.id, on)) continue;
        for (const source of ['visits', 'petitions', 'negotiations']) {
          const late = festivalDistance(on).after < 20 ? 8 : 3;
          rows.push({
            org_id: org.id,
            org_name: org.name,
            reported_source: source,
            month: on,
            submitted_on: Math.min(world.until, dayAt(year, month + 1, 1) + rng.int(0, late)),
            row_count: counts.get(`${org.id}/${source}/${on}`) ?? 0
          });
        }
      }
    }
  }
  return rows;
}
