import { iso } from '#pipelines/demo/calendar.ts';
import type { County } from '#pipelines/demo/places.ts';
import type { Row, Truth } from '#pipelines/demo/rows.ts';
import type { World } from '#pipelines/demo/world.ts';

export interface StoryTruth {
  id: string;
  title: string;
  places: { code: string; name: string }[];
  companies: string[];
  from: string;
  to: string;
  /** Ids of the records that carry the story, by record. */
  records: Record<string, string[]>;
  /** Expected finding of an analysis. */
  expected: string;
  facts?: Record<string, string | number | string[]>;
}

const place = (county: County): { code: string; name: string } => ({ code: county.code, name: county.name });

/** The ten stories with what was planted; `tagged` are the truths of records that belong to one. */
export function storyTruths(world: World, tagged: Truth[], negotiations: Row[]): StoryTruth[] {
  const { plan, until } = world;
  const records = (story: string): Record<string, string[]> => {
    const found: Record<string, string[]> = {};
    for (const truth of tagged)
      if (truth.story === story && truth.duplicate_of === undefined) (found[truth.record] ??= []).push(truth.id);
    return found;
  };
  const agreements = (test: (row: Row) => boolean): string[] =>
    negotiations.filter(test).map((row) => String(row['nego_id']));
  const toyIds = new Set(plan.toys.companies.map((company) => company.id));
  const toyAgreements = agreements((row) => toyIds.has(String(row['ent_id'])));
  const heatAgreement = agreements((row) => row['sector'] === '煤化工' && row['signed_on'] === plan.heat.signed_on);
  return [
    {
      id: 'arrears',
      title: '两区建筑欠薪节前激增',
      places: plan.arrears.districts.map(place),
      companies: plan.arrears.companies.map((company) => company.name),
      from: iso(plan.arrears.posts_from),
      to: iso(plan.arrears.to),
      records: records('arrears'),
      expected:
        'T01.02 surges in both districts five weeks before the 2026 festival: posts first, the hotline six days later, visits a week after that',
      facts: {
        projects: plan.arrears.projects,
        posts_from: iso(plan.arrears.posts_from),
        petitions_from: iso(plan.arrears.petitions_from),
        visits_from: iso(plan.arrears.visits_from),
        lead_days: 6
      }
    },
    {
      id: 'textile',
      title: '纺织企业改制安置',
      places: [place(plan.textile.company.county)],
      companies: [plan.textile.company.name],
      from: iso(plan.textile.from),
      to: iso(plan.textile.to),
      records: records('textile'),
      expected: 'T08 shock at one company for eleven weeks with group visits of 30 to 120 people',
      facts: { ent_id: plan.textile.company.id }
    },
    {
      id: 'heat',
      title: '煤化工园区高温津贴',
      places: plan.heat.counties.map(place),
      companies: plan.heat.companies.map((company) => company.name),
      from: iso(plan.heat.from),
      to: iso(plan.heat.to + 365),
      records: { ...records('heat'), negotiations: heatAgreement },
      expected: 'T05.04 peak in July 2025, sector agreement in September, planted complaints 60 % lower in July 2026',
      facts: { signed_on: iso(plan.heat.signed_on) }
    },
    {
      id: 'unvisited',
      title: '尘肺诉求热而不访',
      places: [place(plan.unvisited.county)],
      companies: [plan.unvisited.company.name],
      from: iso(plan.unvisited.since),
      to: iso(until),
      records: records('unvisited'),
      expected: 'T05.02 complaints but no visit in the county for at least 200 days before the end',
      facts: { days: until - plan.unvisited.since }
    },
    {
      id: 'toys',
      title: '毛绒玩具企业协商空白',
      places: [place(plan.toys.county)],
      companies: plan.toys.companies.map((company) => company.name),
      from: '2018-06-01',
      to: iso(until),
      records: { negotiations: toyAgreements },
      expected: '40 unionised workshops with 25 or more workers, only 3 of them ever had an agreement',
      facts: { ent_ids: [...toyIds], companies_with_agreement: plan.toys.agreements }
    },
    {
      id: 'silent',
      title: '停报县',
      places: [place(plan.silent.county)],
      companies: [],
      from: iso(plan.silent.from),
      to: iso(plan.silent.to),
      records: {},
      expected: 'no visit, petition or negotiation row and no submission line for four months: not submitted, not zero',
      facts: { months: plan.silent.months.map(iso) }
    },
    {
      id: 'copied',
      title: '满分台账雷同',
      places: [place(plan.copied.county)],
      companies: [],
      from: iso(plan.copied.from),
      to: iso(until),
      records: records('copied'),
      expected: 'visits of the county union are complete and satisfied throughout but use three texts'
    },
    {
      id: 'couriers',
      title: '外卖骑手罚款',
      places: [],
      companies: [],
      from: iso(plan.couriers.from),
      to: iso(plan.couriers.to),
      records: records('couriers'),
      expected: 'T14.01 strong in posts, weak in petitions, everywhere, and no registered study on T14'
    },
    {
      id: 'wave',
      title: '最低工资新闻潮',
      places: [],
      companies: [],
      from: iso(plan.wave.from),
      to: iso(plan.wave.to),
      records: records('wave'),
      expected: 'hundreds of news posts with words of T01.05 that are not complaints and must not make a hotspot'
    },
    {
      id: 'changes',
      title: '区划代码与产业工会变更',
      places: [place(plan.former.county)],
      companies: [],
      from: iso(plan.former.switch_on),
      to: iso(plan.merger_on),
      records: {},
      expected:
        'rows under the former code count for the present county; the history of two merged industrial unions holds',
      facts: {
        former_code: plan.former.code,
        former_name: plan.former.name,
        switch_on: iso(plan.former.switch_on),
        merged_on: iso(plan.merger_on),
        merged: ['61-CY-03', '61-CY-11'],
        into: '61-CY-13'
      }
    }
  ];
}
