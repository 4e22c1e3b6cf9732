/** Rows of contact duties: linked enterprises and households, visit targets, reception days. */
import { day, dayAt, parts, FIRST_DAY, type Day } from './calendar.ts';
import { versionOn } from './enterprises.ts';
import { drawKey, type Rng } from './random.ts';
import { sized, type Row } from './rows.ts';
import { isSilent } from '#pipelines/demo/stories/plan.ts';
import type { World } from './world.ts';
import { localUnions, yearsUntil } from './duty-owners.ts';

/** Contact points and linked households; some difficult companies and households have none. */
export function linkRows(world: World, rng: Rng): Row[] {
  const rows: Row[] = [];
  const province = world.cadres.filter((cadre) => cadre.org.kind === 'province' && cadre.to === undefined);
  const add = (cadre: string, kind: 'enterprise' | 'household', target: string, from: Day, to: Day | null): void => {
    rows.push({
      link_id: `LX${String(rows.length + 1).padStart(6, '0')}`,
      cadre_key: cadre,
      link_kind: kind,
      ent_id: kind === 'enterprise' ? target : '',
      household_key: kind === 'household' ? target : '',
      linked_from: Math.min(world.until, from),
      linked_to: to
    });
  };
  const local = (code: string): string | undefined => {
    const pool = world.cadres.filter((cadre) => cadre.org.id === code && cadre.to === undefined);
    return pool.length > 0 ? rng.pick(pool).no : undefined;
  };
  for (const company of world.enterprises) {
    const version = versionOn(company, world.until);
    if (!version?.difficult || rng.chance(0.26)) continue;
    const cadre = rng.chance(0.04)
      ? province.filter((candidate) => candidate.rank === 'bureau')[rng.int(0, 2)]?.no
      : local(company.county.code);
    if (cadre) add(cadre, 'enterprise', company.id, Math.max(FIRST_DAY, version.from) + rng.int(5, 90), null);
  }
  for (const home of world.households) {
    if (rng.chance(0.17)) continue;
    const cadre = rng.chance(0.03) ? rng.pick(province.slice(4)).no : local(home.county.code);
    if (cadre)
      add(
        cadre,
        'household',
        home.no,
        Math.max(home.archived, day('2022-06-01')) + rng.int(1, 120),
        home.closed ?? (rng.chance(0.05) ? world.until - rng.int(20, 300) : null)
      );
  }
  const homes = world.households.filter((home) => home.closed === undefined);
  for (const cadre of province.filter((candidate) => candidate.rank === 'division'))
    if (homes.length > 0 && rng.chance(0.8))
      add(cadre.no, 'household', rng.pick(homes).no, day('2024-02-01') + rng.int(0, 500), null);
  return rows;
}

/** Own visit targets by year; a fifth of the unions recorded none. */
export function targetRows(world: World, rng: Rng): Row[] {
  const without = new Set(
    localUnions(world)
      .filter(() => rng.chance(0.2))
      .map((org) => org.id)
  );
  return yearsUntil(world.until).flatMap((year) =>
    localUnions(world)
      .filter((org) => !without.has(org.id))
      .map((org) => ({
        org_id: org.id,
        org_name: org.name,
        indicator: 'A06',
        target_value: sized(org.kind === 'city' ? rng.int(30, 60) : rng.int(20, 40), world.scale, 2),
        valid_from: dayAt(year, 1, 1),
        valid_to: dayAt(year, 12, 31)
      }))
  );
}

export function receptionRows(world: World, rng: Rng): Row[] {
  const orgs = world.orgs.filter(
    (org) => org.kind === 'city' || org.kind === 'province' || (org.kind === 'county' && Number(org.id) % 2 === 0)
  );
  return yearsUntil(world.until).flatMap((year) =>
    orgs.flatMap((org) =>
      Array.from({ length: 12 }, (_, i) => dayAt(year, i + 1, 15))
        .filter((on) => on <= world.until + 30 && (org.kind !== 'county' || parts(on).month % 3 === 0))
        .map((on) => {
          const held = on <= world.until && rng.chance(0.86) && !isSilent(world.plan, org.id, on);
          return {
            org_id: org.id,
            org_name: org.name,
            planned_on: on,
            held_on: held ? Math.min(world.until, on + (rng.chance(0.9) ? 0 : rng.int(1, 6))) : null,
            leader_post: rng.pick(['主席', '常务副主席', '副主席']),
            leader_form: drawKey(rng, { rota: 5, themed: 2, outreach: 1, case_holder: 1, appointment: 1 }),
            cases: held ? rng.int(0, 9) : null
          };
        })
    )
  );
}
