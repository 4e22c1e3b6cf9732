import { parts, type Day } from '#pipelines/demo/calendar.ts';
import type { PetitionCase } from '#pipelines/demo/petitions.ts';
import type { PostCase } from '#pipelines/demo/posts.ts';
import type { Rng } from '#pipelines/demo/random.ts';
import { sized } from '#pipelines/demo/rows.ts';
import type { VisitCase } from '#pipelines/demo/visit-plan.ts';
import type { World } from '#pipelines/demo/world.ts';

export interface StoryCases {
  petitions: PetitionCase[];
  posts: PostCase[];
  visits: VisitCase[];
}

/** The records that the stories plant, all dated on or before the last day. */
export function storyCases(world: World): StoryCases {
  const { plan, scale, until } = world;
  const rng = world.rng.stream('stories');
  const cases: StoryCases = { petitions: [], posts: [], visits: [] };
  const spread = (
    count: number,
    from: Day,
    to: Day,
    source: Rng,
    weekdays: boolean,
    each: (on: Day, i: number) => void
  ): void => {
    for (let i = 0; i < count; i++) {
      let on = from + Math.floor(source.next() * (to - from + 1));
      while (weekdays && [0, 6].includes(parts(on).weekday) && on < to) on += 1;
      each(on, i);
    }
  };
  arrears(world, cases, spread, rng.stream('arrears'));
  textile(world, cases, spread, rng.stream('textile'));
  heat(world, cases, spread, rng.stream('heat'));
  spread(sized(36, scale, 12), plan.unvisited.since, until, rng.stream('unvisited'), true, (on, i) =>
    cases.petitions.push({
      on,
      topic: 'T05.02',
      county: plan.unvisited.county,
      company: plan.unvisited.company,
      people: i % 6 === 0 ? 7 : 1,
      story: 'unvisited'
    })
  );
  spread(sized(22, scale, 6), plan.unvisited.since, until, rng.stream('unvisited-posts'), false, (on) =>
    cases.posts.push({
      on,
      kind: 'complaint',
      topic: 'T05.02',
      county: plan.unvisited.county,
      company: plan.unvisited.company.name,
      story: 'unvisited'
    })
  );
  spread(sized(420, scale, 40), plan.couriers.from, plan.couriers.to, rng.stream('couriers'), false, (on) =>
    cases.posts.push({ on, kind: 'complaint', topic: 'T14.01', story: 'couriers' })
  );
  spread(sized(12, scale, 3), plan.couriers.from, plan.couriers.to, rng.stream('couriers-petitions'), true, (on) =>
    cases.petitions.push({ on, topic: 'T14.01', county: world.places.draw(rng), story: 'couriers' })
  );
  spread(sized(260, scale, 30), plan.wave.from, plan.wave.to, rng.stream('wave'), false, (on) =>
    cases.posts.push({ on, kind: 'wave', topic: 'T01.05', story: 'wave' })
  );
  const kept = <T extends { on: Day }>(items: T[]): T[] => items.filter((item) => item.on <= until);
  return { petitions: kept(cases.petitions), posts: kept(cases.posts), visits: kept(cases.visits) };
}

const ARREARS_SCALE = 0.8;

type Spread = (
  count: number,
  from: Day,
  to: Day,
  source: Rng,
  weekdays: boolean,
  each: (on: Day, i: number) => void
) => void;

/**
 * Story 1: posts first, six days later the hotline, a week after that the visits. Fewer records than these cannot
 * show who spoke first, so a small demo keeps them.
 */
function arrears({ plan, scale: wanted }: World, cases: StoryCases, spread: Spread, rng: Rng): void {
  const scale = Math.max(wanted, ARREARS_SCALE);
  plan.arrears.districts.forEach((county, i) => {
    const company = plan.arrears.companies[i];
    const project = plan.arrears.projects[i];
    if (!company || project === undefined) return;
    spread(sized(70, scale, 12), plan.arrears.posts_from, plan.arrears.to, rng, false, (on) =>
      cases.posts.push({
        on,
        kind: 'complaint',
        topic: 'T01.02',
        county,
        company: company.name,
        project,
        story: 'arrears'
      })
    );
    spread(sized(55, scale, 10), plan.arrears.petitions_from, plan.arrears.to, rng, true, (on, n) =>
      cases.petitions.push({
        on,
        topic: 'T01.02',
        county,
        company,
        project,
        channel: rng.chance(0.75) ? 'hotline' : 'visit',
        people: n % 4 === 0 ? rng.int(8, 46) : rng.int(1, 4),
        story: 'arrears'
      })
    );
    spread(sized(12, scale, 3), plan.arrears.visits_from, plan.arrears.to, rng, true, (on) =>
      cases.visits.push({
        on,
        county,
        topic: 'T01.02',
        company: company.name,
        ent_id: company.id,
        project,
        story: 'arrears'
      })
    );
  });
}

/** Story 2: eleven weeks around one restructured company, with group visits of 30 to 120 people. */
function textile({ plan, scale }: World, cases: StoryCases, spread: Spread, rng: Rng): void {
  const { company, from, to } = plan.textile;
  const { county } = company;
  spread(sized(9, Math.max(scale, 0.6)), from, to, rng, true, (on) =>
    cases.petitions.push({
      on,
      topic: 'T08.01',
      county,
      company,
      people: rng.int(30, 120),
      channel: 'visit',
      story: 'textile'
    })
  );
  spread(sized(44, scale, 10), from, to, rng, true, (on) =>
    cases.petitions.push({
      on,
      topic: rng.chance(0.8) ? 'T08.01' : 'T08.02',
      county,
      company,
      people: rng.int(1, 4),
      story: 'textile'
    })
  );
  spread(sized(50, scale, 10), from, to, rng, false, (on) =>
    cases.posts.push({ on, kind: 'complaint', topic: 'T08.01', county, company: company.name, story: 'textile' })
  );
}

/** Story 3: heat allowance in July 2025; after the sector agreement of September the next July has 40 % of it. */
function heat({ plan, scale }: World, cases: StoryCases, spread: Spread, rng: Rng): void {
  const july = (shift: number, share: number): void => {
    for (const county of plan.heat.counties) {
      const companies = plan.heat.companies.filter((company) => company.county === county);
      spread(
        Math.round(sized(40, scale, 10) * share),
        plan.heat.from + shift,
        plan.heat.to + shift,
        rng,
        true,
        (on, i) =>
          cases.petitions.push({
            on,
            topic: 'T05.04',
            county,
            company: companies[i % companies.length],
            people: i % 5 === 0 ? rng.int(6, 28) : 1,
            story: 'heat'
          })
      );
      spread(
        Math.round(sized(35, scale, 5) * share),
        plan.heat.from + shift,
        plan.heat.to + shift,
        rng,
        false,
        (on, i) =>
          cases.posts.push({
            on,
            kind: 'complaint',
            topic: 'T05.04',
            county,
            company: companies[i % companies.length]?.name ?? '',
            story: 'heat'
          })
      );
    }
  };
  july(0, 1);
  july(365, 0.4);
}
