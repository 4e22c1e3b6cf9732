import { visitSeason, type Day } from './calendar.ts';
import type { Cadre } from './cadres.ts';
import type { Org } from './orgs.ts';
import type { County } from './places.ts';
import { Weighted, type Rng } from './random.ts';
import { isSilent } from '#pipelines/demo/stories/plan.ts';
import type { World } from './world.ts';

/** A visit that a story asks for: the county's own union goes to a site of a company. */
export interface VisitCase {
  on: Day;
  county: County;
  topic: string;
  company: string;
  ent_id?: string;
  project?: string;
  story: string;
}

/** Who goes where, and for how many days. */
export interface PlannedVisit {
  on: Day;
  days: number;
  team: Cadre[];
  org: Org;
  county: County;
  case?: VisitCase;
}

/** How many grassroots days a cadre comes to in a full year (targets 60 in the province, 90 below). */
function yearlyDays(cadre: Cadre, world: World, rng: Rng): number {
  const { plan } = world;
  const low = plan.low_counties.some((county) => county.code === cadre.org.id);
  const lowCity = cadre.org.id === plan.low_city;
  const [mean, sd] = low
    ? [24, 9]
    : lowCity
      ? [34, 10]
      : cadre.org.kind === 'province'
        ? [58, 18]
        : cadre.org.kind === 'city' || cadre.org.kind === 'county'
          ? [82, 24]
          : [40, 14];
  return Math.max(0, rng.normal(mean, sd));
}

/** Spreads the days of a union's cadres over the season, alone, in teams and in stays of several days. */
export class VisitPlan {
  private readonly world: World;
  /**
   * Shares of visits planned for one cadre and as stays. In the small unions of the demo the partner is often away
   * and long stays rarely fit, so that half of the visits end up alone and 37 % are stays; unions six times as large
   * always find a second cadre and a free week. Planned alike, they would make a quarter fewer visits of the same
   * days, so the shares lean towards what the demo comes to.
   */
  private readonly soloShare: number;
  private readonly stayShare: number;

  constructor(world: World) {
    this.world = world;
    const growth = 1 - 1 / Math.max(1, world.scale);
    this.soloShare = 0.2 + 0.42 * growth;
    this.stayShare = 0.45 - 0.07 * growth;
  }

  /**
   * Places a cadre's days without overlap; the mean of about 4.7 cadre-days a visit keeps visits and days near their
   * anchors.
   */
  ofUnion(cadres: Cadre[], first: Day, last: Day, rng: Rng): PlannedVisit[] {
    const org = (cadres[0] as Cadre).org;
    const days = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const calendar = new Weighted(days, days.map(visitSeason));
    const rest = new Map<Cadre, number>();
    const busy = new Map<Cadre, Set<Day>>();
    for (const cadre of cadres) {
      const served = Math.min(last, cadre.to ?? last) - Math.max(first, cadre.from) + 1;
      if (served > 20) rest.set(cadre, (yearlyDays(cadre, this.world, rng) * served) / 365);
    }
    const list: PlannedVisit[] = [];
    const silentBlocks = (county: County, on: Day): boolean =>
      isSilent(this.world.plan, county.code, on) ||
      (county.code === this.world.plan.unvisited.county.code && on >= this.world.plan.unvisited.since);
    let failures = 0;
    while ([...rest.values()].some((left) => left >= 1) && failures < 400) {
      const able = [...rest.keys()]
        .filter((cadre) => (rest.get(cadre) ?? 0) >= 1)
        .sort((a, b) => (rest.get(b) ?? 0) - (rest.get(a) ?? 0));
      const on = calendar.draw(rng);
      const length = Math.max(1, rng.chance(this.stayShare) ? rng.int(3, 11) : 1);
      const county = this.placeOf(org, rng);
      const size = Math.min(able.length, rng.chance(this.soloShare) ? 1 : rng.chance(0.9) ? 2 : rng.int(3, 4));
      const team = able
        .filter((cadre) => {
          const taken = busy.get(cadre);
          for (let d = on; d < on + length; d++) if (taken?.has(d)) return false;
          return (rest.get(cadre) ?? 0) >= length * 0.6 && cadre.from <= on && (cadre.to ?? last) >= on + length - 1;
        })
        .slice(0, Math.max(1, size));
      if (
        team.length === 0 ||
        on + length - 1 > last ||
        silentBlocks(county, on) ||
        silentBlocks(county, on + length - 1)
      ) {
        failures += 1;
        continue;
      }
      for (const cadre of team) {
        const taken = busy.get(cadre) ?? new Set<Day>();
        for (let d = on; d < on + length; d++) taken.add(d);
        busy.set(cadre, taken);
        rest.set(cadre, (rest.get(cadre) ?? 0) - length);
      }
      list.push({ on, days: length, team, org, county });
    }
    return list;
  }

  private placeOf(org: Org, rng: Rng): County {
    const { places } = this.world;
    if (org.kind === 'county') return places.county(org.id);
    if (org.id === '61-YL') return places.county('610403');
    return places.draw(rng, org.kind === 'city' ? org.region : undefined);
  }
}
