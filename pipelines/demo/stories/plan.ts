import { day, dayAt, parts, type Day } from '#pipelines/demo/calendar.ts';
import type { Enterprise } from '#pipelines/demo/enterprises.ts';
import { projectName } from '#pipelines/demo/grammar/expand.ts';
import { companyName } from '#pipelines/demo/names.ts';
import { FORMER_CODES, type County, type Places } from '#pipelines/demo/places.ts';
import type { Rng } from '#pipelines/demo/random.ts';
import { sized } from '#pipelines/demo/rows.ts';

/** Places, dates and companies of the ten stories and of the low visit places; all vary with the seed. */
export interface StoryPlan {
  arrears: {
    districts: County[];
    projects: string[];
    companies: Enterprise[];
    posts_from: Day;
    petitions_from: Day;
    visits_from: Day;
    to: Day;
  };
  textile: { company: Enterprise; from: Day; to: Day };
  heat: { counties: County[]; companies: Enterprise[]; from: Day; to: Day; signed_on: Day };
  unvisited: { county: County; company: Enterprise; since: Day };
  toys: { county: County; companies: Enterprise[]; agreements: number };
  silent: { county: County; from: Day; to: Day; months: Day[] };
  copied: { county: County; from: Day };
  couriers: { from: Day; to: Day };
  wave: { from: Day; to: Day };
  former: { county: County; code: string; name: string; switch_on: Day };
  merger_on: Day;
  low_city: string;
  low_counties: County[];
}

interface StoryCompany {
  id: string;
  industry: string;
  /** Word of the trade in the name. */
  line: string;
  workers: number;
  /** ISO date of the register. */
  from?: string;
}

function company(county: County, given: StoryCompany, rng: Rng): Enterprise {
  const { id, industry, line, workers, from = '2009-05-01' } = given;
  return {
    id,
    name: companyName(county.name, industry, rng, line),
    county,
    industry,
    workers,
    hasUnion: true,
    ownership: 'private',
    restructured: false,
    platform: false,
    founded: day(from) + 500,
    versions: [{ from: day(from), state: 'normal', difficult: false, basis: '' }]
  };
}

/** Draws the plan. Every county is used by one story only, so that no story hides another. */
export function planStories(places: Places, scale: number, until: Day, rng: Rng): StoryPlan {
  const used = new Set<string>();
  const choose = (codes: (county: County) => boolean, count: number): County[] => {
    const picked = rng.sample(
      places.counties.filter((county) => codes(county) && !used.has(county.code)),
      count
    );
    for (const county of picked) used.add(county.code);
    return picked;
  };
  const one = (codes: string[]): County => choose((county) => codes.includes(county.code), 1)[0] as County;

  const formerCounty = one(Object.keys(FORMER_CODES));
  const former = FORMER_CODES[formerCounty.code] as { code: string; name: string };
  const toysCounty = one(['610902', '610921', '610924', '610926', '610922']);
  const unvisited = one(['611021', '611026', '611024', '611025']);
  const textileCounty = one(['610402', '610404', '610481', '610422']);
  const heatCounties = choose((county) => ['610881', '610822', '610802', '610824'].includes(county.code), 2);
  const districts = choose((county) => county.cityCode === '610100' && county.urban && county.weight > 25, 2);
  const rest = (county: County): boolean => county.weight < 8 && county.weight > 1.5 && county.code !== '610403';
  const silentCounty = choose(rest, 1)[0] as County;
  const copiedCounty = choose(rest, 1)[0] as County;
  const lowCounties = choose((county) => county.code !== '610403', 6);

  const petitionsFrom = day('2026-02-17') - 35;
  const textile = company(
    textileCounty,
    {
      id: `QY${textileCounty.code}90001`,
      industry: 'C',
      line: '纺织',
      workers: rng.int(900, 1800),
      from: '1998-03-01'
    },
    rng
  );
  textile.ownership = 'state';
  textile.restructured = true;
  const textileFrom = day('2025-04-01') + rng.int(0, 9);
  textile.versions = [
    { from: day('1998-03-01'), to: textileFrom - 30, state: 'normal', difficult: false, basis: '' },
    { from: textileFrom - 29, state: 'restructuring', difficult: true, basis: '改制' }
  ];
  const end = parts(until);
  const silentMonth = rng.int(7, 11);
  const months = [0, 1, 2, 3].map((step) => dayAt(end.year, end.month - silentMonth + step));
  const wave = day('2026-03-02') + rng.int(0, 40);
  return {
    arrears: {
      districts,
      posts_from: petitionsFrom - 6,
      petitions_from: petitionsFrom,
      visits_from: petitionsFrom + 7,
      to: day('2026-02-13'),
      projects: districts.map((county, i) => projectName(county.name, rng.stream(`project${i}`))),
      companies: districts.map((county, i) =>
        company(county, { id: `QY${county.code}9000${i + 2}`, industry: 'E', line: '建筑工程', workers: 420 }, rng)
      )
    },
    textile: { company: textile, from: textileFrom, to: textileFrom + 76 },
    heat: {
      counties: heatCounties,
      from: day('2025-07-01'),
      to: day('2025-07-31'),
      signed_on: day('2025-09-05') + rng.int(0, 20),
      companies: heatCounties.flatMap((county, c) =>
        [0, 1, 2].map((i) =>
          company(
            county,
            { id: `QY${county.code}9001${c * 3 + i}`, industry: 'C', line: '煤化工', workers: rng.int(600, 2600) },
            rng
          )
        )
      )
    },
    unvisited: {
      county: unvisited,
      company: company(unvisited, { id: `QY${unvisited.code}90020`, industry: 'B', line: '矿业', workers: 640 }, rng),
      since: until - 200 - rng.int(5, 40)
    },
    toys: {
      county: toysCounty,
      agreements: 3,
      companies: Array.from({ length: sized(40, Math.min(1, scale * 20), 40) }, (_, i) =>
        company(
          toysCounty,
          {
            id: `QY${toysCounty.code}91${String(i).padStart(3, '0')}`,
            industry: 'C',
            line: i % 3 === 0 ? '毛绒玩具' : i % 3 === 1 ? '文创玩具' : '玩具',
            workers: rng.int(26, 140),
            from: '2018-06-01'
          },
          rng
        )
      )
    },
    silent: {
      county: silentCounty,
      from: months[0] as Day,
      to: dayAt(end.year, end.month - silentMonth + 4) - 1,
      months
    },
    copied: { county: copiedCounty, from: day('2024-07-01') },
    couriers: { from: until - 83, to: until },
    wave: { from: wave, to: wave + 5 },
    former: {
      county: formerCounty,
      code: former.code,
      name: former.name,
      switch_on: day('2024-03-01') + rng.int(0, 300)
    },
    merger_on: day('2024-06-01') + rng.int(0, 240),
    low_city: rng.pick(['6102', '6107', '6109', '6110']),
    low_counties: lowCounties
  };
}

/** The companies that exist because of a story. */
export function storyCompanies(plan: StoryPlan): Enterprise[] {
  return [
    ...plan.arrears.companies,
    plan.textile.company,
    ...plan.heat.companies,
    plan.unvisited.company,
    ...plan.toys.companies
  ];
}

/** Story 6: whether the silent county may have no data row on that day. */
export function isSilent(plan: StoryPlan, code: string, on: Day): boolean {
  return code === plan.silent.county.code && on >= plan.silent.from && on <= plan.silent.to;
}
