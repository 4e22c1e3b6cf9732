import { readFileSync } from 'node:fs';
import { buildCadres, type Cadre } from './cadres.ts';
import type { Day } from './calendar.ts';
import { buildEnterprises, type Enterprise } from './enterprises.ts';
import { buildHouseholds, type Household } from './households.ts';
import { buildOrgs, type Org } from './orgs.ts';
import { loadCounties, Places, type County } from './places.ts';
import { Rng } from './random.ts';
import type { Row } from './rows.ts';
import { planStories, storyCompanies, type StoryPlan } from '#pipelines/demo/stories/plan.ts';

interface Taxonomy {
  topics: { code: string; name: string; children: { code: string; name: string }[] }[];
}

/**
 * Everything that stands still while records are made: places, unions, cadres, companies, households, plan of
 * stories.
 */
export class World {
  readonly scale: number;
  readonly until: Day;
  readonly rng: Rng;
  readonly places: Places;
  readonly plan: StoryPlan;
  readonly orgs: Org[];
  readonly cadres: Cadre[];
  readonly enterprises: Enterprise[];
  readonly households: Household[];
  private readonly names = new Map<string, string>();
  private readonly byCounty = new Map<string, Enterprise[]>();
  private readonly homes = new Map<string, Household[]>();
  private readonly rates = new Map<string, number>();

  constructor(seed: number, scale: number, until: Day) {
    this.scale = scale;
    this.until = until;
    this.rng = new Rng(`zhisheng-demo/${seed}`);
    this.places = new Places(loadCounties());
    this.plan = planStories(this.places, scale, until, this.rng.stream('plan'));
    this.orgs = buildOrgs(this.places, this.plan.merger_on, this.rng.stream('orgs'));
    this.cadres = buildCadres(this.orgs, scale, until, this.rng.stream('cadres'));
    // The copied ledger goes on to the last month: a small demo has one cadre in a county, and who leaves it would
    // end the story.
    for (const cadre of this.cadres) if (cadre.org.id === this.plan.copied.county.code) delete cadre.to;
    this.enterprises = [
      ...buildEnterprises(this.places, scale, until, this.rng.stream('enterprises')),
      ...storyCompanies(this.plan)
    ];
    this.households = buildHouseholds(this.places, scale, until, this.rng.stream('households'));
    const planted = new Set(storyCompanies(this.plan).map((company) => company.id));
    for (const enterprise of this.enterprises) {
      if (planted.has(enterprise.id)) continue;
      const list = this.byCounty.get(enterprise.county.code);
      if (list) list.push(enterprise);
      else this.byCounty.set(enterprise.county.code, [enterprise]);
    }
    for (const household of this.households)
      this.homes.set(household.county.code, [...(this.homes.get(household.county.code) ?? []), household]);
    const rng = this.rng.stream('satisfaction');
    const perfect = new Set(rng.sample(this.places.counties, 4).map((county) => county.code));
    for (const county of this.places.counties)
      this.rates.set(county.code, perfect.has(county.code) ? 0.996 : Math.min(0.97, rng.normal(0.82, 0.054)));
    const taxonomy = JSON.parse(
      readFileSync(new URL('../reference/seeds/taxonomy.json', import.meta.url), 'utf8')
    ) as Taxonomy;
    for (const topic of taxonomy.topics) {
      this.names.set(topic.code, topic.name);
      for (const child of topic.children) this.names.set(child.code, child.name);
    }
    this.names.set('T99', '其他');
  }

  topicName(code: string): string {
    return this.names.get(code) ?? '其他';
  }

  companyIn(county: County, rng: Rng): Enterprise | undefined {
    const list = this.byCounty.get(county.code);
    return list ? rng.pick(list) : undefined;
  }

  companiesIn(county: County): Enterprise[] {
    return this.byCounty.get(county.code) ?? [];
  }

  householdsIn(county: County): Household[] {
    return this.homes.get(county.code) ?? [];
  }

  /** Share of satisfied among rated petitions of a county: Beta(41, 9)-like, four counties suspiciously perfect. */
  readonly satisfaction = (code: string): number =>
    code === this.plan.copied.county.code ? 1 : (this.rates.get(code) ?? 0.82);

  /** Which union handles a petition of a county: mostly its own federation. */
  orgOf(county: County, rng: Rng): Row {
    const draw = rng.next();
    const cityId = county.code === '610403' ? '61-YL' : county.cityCode.slice(0, 4);
    const id = draw < 0.7 ? county.code : draw < 0.9 ? cityId : '61';
    return { org_id: id, org_name: this.orgs.find((org) => org.id === id)?.name ?? '' };
  }
}
