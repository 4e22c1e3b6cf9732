import { day, type Day } from './calendar.ts';
import type { County, Places } from './places.ts';
import { drawKey, type Rng } from './random.ts';
import { sized, type Row } from './rows.ts';

export interface Household {
  no: string;
  county: County;
  archived: Day;
  closed?: Day;
}

const CAUSES = ['本人大病', '家属大病', '子女上学', '残疾', '下岗失业', '意外灾害', '收入低'];

/** About 1,500 households archived at any time; files close over the years and new ones open. */
export function buildHouseholds(places: Places, scale: number, until: Day, rng: Rng): Household[] {
  const start = day('2023-01-01');
  return Array.from({ length: sized(2300, scale, 60) }, (_, i) => {
    const county = i < places.counties.length ? (places.counties[i] as County) : places.draw(rng);
    const archived = rng.chance(0.65) ? start - rng.int(1, 900) : start + rng.int(0, until - start);
    const closes = Math.max(archived, start) + rng.int(150, 2600);
    return {
      no: `KN${county.code}-${String(i + 1).padStart(5, '0')}`,
      county,
      archived,
      ...(closes < until ? { closed: closes } : {})
    };
  });
}

export function householdRows(households: Household[], rng: Rng): Row[] {
  return households.map((household) => ({
    household_key: household.no,
    org_id: household.county.code,
    org_name: `${household.county.name}总工会`,
    region_code: household.county.code,
    region_name: household.county.name,
    category: drawKey(rng, { deep: 22, relative: 45, sudden: 15, migrant: 18 }),
    cause: rng.pick(CAUSES),
    size_band: rng.pick(['1人', '2人', '3人', '4人及以上']),
    income_band: rng.pick(['低于1倍', '1至1.5倍', '1.5至2倍']),
    groups: rng.chance(0.4) ? [rng.pick(['农民工', '女职工', '单亲', '劳模', '残疾'])] : [],
    archived_on: household.archived,
    closed_on: household.closed ?? null,
    household_status:
      household.closed === undefined ? 'archived' : drawKey(rng, { exited: 70, relieved: 20, cancelled: 10 })
  }));
}
