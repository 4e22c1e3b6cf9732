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
  const spread: Spread = ({ count, from, to, weekdays = false }, source, each) => {
    for (let i = 0; i < count; i++) {
      let on = from + Math.floor(source.next() * (to - from + 1));
      while (weekdays && [0, 6].includes(parts(on).weekday) && on < to) on += 1;
      each(on, i);
    }
  };
  arrears(world, cases, spread, rng.stream('arrears'));
  textile(world, cases, spread, rng.stream('textile'));
  heat(world, cases, spread, rng.stream('heat'));
  spread(
    { count: sized(36, scale, 12), from: plan.unvisited.since, to: until, weekdays: true },
    rng.stream('unvisited'),
    (on, i) =>
      cases.petitions.push({
        on,
        topic: 'T05.02',
        county: plan.unvisited.county,
        company: plan.unvisited.company,
        people: i % 6 === 0 ? 7 : 1,
        story: 'unvisited'
      })
  );
  spread({ count: sized(22, scale, 6), from: plan.unvisited.since, to: until }, rng.stream('unvisited-posts'), (on) =>
    cases.posts.push({
      on,
      kind: 'complaint',
      topic: 'T05.02',
      county: plan.unvisited.county,
      company: plan.unvisited.company.name,
      story: 'unvisited'
    })
  );
  spread(
    { count: sized(420, scale, 40), from: plan.couriers.from, to: plan.couriers.to },
    rng.stream('couriers'),
    (on) => cases.posts.push({ on, kind: 'complaint', topic: 'T14.01', story: 'couriers' })
  );
  spread(
    { count: sized(12, scale, 3), from: plan.couriers.from, to: plan.couriers.to, weekdays: true },
    rng.stream('couriers-petitions'),
    (on) => cases.petitions.push({ on, topic: 'T14.01', county: world.places.draw(rng), story: 'couriers' })
  );
  spread({ count: sized(260, scale, 30), from: plan.wave.from, to: plan.wave.to }, rng.stream('wave'), (on) =>
    cases.posts.push({ on, kind: 'wave', topic: 'T01.05', story: 'wave' })
  );
  const kept = <T extends { on: Day }>(items: T[]): T[] => items.filter((item) => item.on <= until);
  return { petitions: kept(cases.petitions), posts: kept(cases.posts), visits: kept(cases.visits) };
}

const ARREARS_SCALE = 0.8;

/** Records spread over a span of days, both inclusive. */
interface Spell {
  count: number;
  from: Day;
  to: Day;
  /** Offices register on working days only. */
  weekdays?: boolean;
}

type Spread = (spell: Spell, source: Rng, each: (on: Day, i: number) => void) => void;

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
    spread({ count: sized(70, scale, 12), from: plan.arrears.posts_from, to: plan.arrears.to }, rng, (on) =>
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
    spread(
      { count: sized(55, scale, 10), from: plan.arrears.petitions_from, to: plan.arrears.to, weekdays: true },
      rng,
      (on, n) =>
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
    spread(
      { count: sized(12, scale, 3), from: plan.arrears.visits_from, to: plan.arrears.to, weekdays: true },
      rng,
      (on) =>
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
  spread({ count: sized(9, Math.max(scale, 0.6)), from, to, weekdays: true }, rng, (on) =>
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
  spread({ count: sized(44, scale, 10), from, to, weekdays: true }, rng, (on) =>
    cases.petitions.push({
      on,
      topic: rng.chance(0.8) ? 'T08.01' : 'T08.02',
      county,
      company,
      people: rng.int(1, 4),
      story: 'textile'
    })
  );
  spread({ count: sized(50, scale, 10), from, to }, rng, (on) =>
    cases.posts.push({ on, kind: 'complaint', topic: 'T08.01', county, company: company.name, story: 'textile' })
  );
}

/** Story 3: heat allowance in July 2025; after the sector agreement of September the next July has 40 % of it. */
function heat({ plan, scale }: World, cases: StoryCases, spread: Spread, rng: Rng): void {
  const july = (shift: number, share: number): void => {
    for (const county of plan.heat.counties) {
      const companies = plan.heat.companies.filter((company) => company.county === county);
      spread(
        {
          count: Math.round(sized(40, scale, 10) * share),
          from: plan.heat.from + shift,
          to: plan.heat.to + shift,
          weekdays: true
        },
        rng,
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
        { count: Math.round(sized(35, scale, 5) * share), from: plan.heat.from + shift, to: plan.heat.to + shift },
        rng,
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
