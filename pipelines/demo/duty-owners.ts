import { parts, FIRST_DAY, type Day } from './calendar.ts';
import type { World } from './world.ts';

/** The years of the demo's data, from its first to that of the last day. */
export function yearsUntil(until: Day): number[] {
  const first = parts(FIRST_DAY).year;
  return Array.from({ length: parts(until).year - first + 1 }, (_, i) => first + i);
}

/** City, county and industrial unions that still exist: the ones with duties of their own. */
export function localUnions(world: World): World['orgs'] {
  return world.orgs.filter((org) => ['city', 'county', 'industrial'].includes(org.kind) && org.to === undefined);
}
