import { dayAt, parts, visitSeason, type Day } from './calendar.ts';
import type { Cadre } from './cadres.ts';
import { versionOn } from './enterprises.ts';
import type { TextContext } from '#pipelines/demo/grammar/expand.ts';
import { problemSummary, visitOpinion } from '#pipelines/demo/grammar/texts.ts';
import { visitAction } from '#pipelines/demo/grammar/visit-notes.ts';
import type { Org } from './orgs.ts';
import { townshipOf, type County } from './places.ts';
import { drawKey, Weighted, type Rng } from './random.ts';
import type { Batch, Row } from './rows.ts';
import { isSilent } from '#pipelines/demo/stories/plan.ts';
import { HOUSEHOLD_MIX, VISIT_MIX } from './topic-mix.ts';
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

interface Planned {
  on: Day;
  days: number;
  team: Cadre[];
  org: Org;
  county: County;
  case?: VisitCase;
}

/** What the three copied texts of story 7 are about. */
const COPIED_TOPICS = ['T09.02', 'T05.05', 'T10.03'];

export interface VisitYear {
  visits: Batch;
  problems: Batch;
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

/** Visits of one year: each union spreads its cadres' days over the season, alone, in teams and in stays of several days. */
export class VisitMaker {
  private readonly world: World;
  /**
   * Shares of visits planned for one cadre and as stays. In the small unions of the demo the partner is often away and long stays rarely
   * fit, so that half of the visits end up alone and 37 % are stays; unions six times as large always find a second cadre and a free week.
   * Planned alike, they would make a quarter fewer visits of the same days, so the shares lean towards what the demo comes to.
   */
  private readonly soloShare: number;
  private readonly stayShare: number;
  private serial = 0;

  constructor(world: World) {
    this.world = world;
    const growth = 1 - 1 / Math.max(1, world.scale);
    this.soloShare = 0.2 + 0.42 * growth;
    this.stayShare = 0.45 - 0.07 * growth;
  }

  make(year: number, cases: VisitCase[], rng: Rng): VisitYear {
    const planned: Planned[] = [];
    const first = dayAt(year, 1, 1);
    const last = Math.min(this.world.until, dayAt(year, 12, 31));
    const byOrg = new Map<string, Cadre[]>();
    for (const cadre of this.world.cadres) byOrg.set(cadre.org.id, [...(byOrg.get(cadre.org.id) ?? []), cadre]);
    for (const cadres of byOrg.values())
      planned.push(...this.planOrg(cadres, first, last, rng.stream(`${year}/${cadres[0]?.org.id ?? ''}`)));
    for (const item of cases) {
      const team = (byOrg.get(item.county.code) ?? [])
        .filter((cadre) => cadre.from <= item.on && (cadre.to ?? item.on) >= item.on)
        .slice(0, 2);
      const org = this.world.orgs.find((candidate) => candidate.id === item.county.code);
      if (org && team.length > 0) planned.push({ on: item.on, days: 1, team, org, county: item.county, case: item });
    }
    planned.sort((a, b) => a.on - b.on);
    const result: VisitYear = { visits: { rows: [], truths: [] }, problems: { rows: [], truths: [] } };
    for (const visit of planned) this.add(visit, result, rng);
    return result;
  }

  /** Places a cadre's days without overlap; the mean of about 4.7 cadre-days a visit keeps visits and days near their anchors. */
  private planOrg(cadres: Cadre[], first: Day, last: Day, rng: Rng): Planned[] {
    const org = (cadres[0] as Cadre).org;
    const days = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const calendar = new Weighted(days, days.map(visitSeason));
    const rest = new Map<Cadre, number>();
    const busy = new Map<Cadre, Set<Day>>();
    for (const cadre of cadres) {
      const served = Math.min(last, cadre.to ?? last) - Math.max(first, cadre.from) + 1;
      if (served > 20) rest.set(cadre, (yearlyDays(cadre, this.world, rng) * served) / 365);
    }
    const list: Planned[] = [];
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

  private add(visit: Planned, result: VisitYear, rng: Rng): void {
    const { world } = this;
    const { plan } = world;
    const { county, on } = visit;
    const { year, month } = parts(on);
    const copied = visit.org.id === plan.copied.county.code && on >= plan.copied.from && visit.case === undefined;
    let kind = visit.case ? 'site' : drawKey(rng, { enterprise: 55, household: 25, site: 12, park: 8 });
    const candidates = world.companiesIn(county);
    const open = rng.sample(candidates, 6).filter((enterprise) => versionOn(enterprise, on));
    const company =
      kind === 'enterprise'
        ? ((rng.chance(0.35) ? open.find((enterprise) => versionOn(enterprise, on)?.difficult) : undefined) ?? open[0])
        : undefined;
    const homes =
      kind === 'household'
        ? world.householdsIn(county).filter((home) => home.archived <= on && (home.closed ?? on) >= on)
        : [];
    if (kind === 'enterprise' && !company) kind = 'park';
    if (kind === 'household' && homes.length === 0) kind = 'park';
    const topic = visit.case?.topic ?? (copied ? COPIED_TOPICS[on % 3] : undefined) ?? this.topicOf(kind, on, rng);
    const co = visit.case?.company ?? company?.name ?? (kind === 'site' ? '项目部' : '企业');
    const context: TextContext = {
      place: county.name,
      co,
      year,
      month,
      ...(visit.case?.project ? { project: visit.case.project } : {})
    };
    const spoken = visit.case !== undefined || copied || rng.chance(0.86);
    const outcome = drawKey(rng, { solved: 46, doing: 22, forwarded: 12, unsolved: 8, none: 12 });
    const lead = visit.team.find((cadre) => cadre.role === 'leader');
    this.serial += 1;
    const id = `ZF${year}${String(this.serial).padStart(6, '0')}`;
    const stay = visit.days > 1;
    const row: Row = {
      visit_id: id,
      org_id: visit.org.id,
      org_name: visit.org.name,
      region_code: county.code,
      region_name: county.name,
      township: rng.chance(0.8) ? townshipOf(county, rng.int(1, 9)) : '',
      visited_on: on,
      day_share: stay ? 1 : rng.chance(0.08) ? 0.5 : 1,
      visit_kind: kind,
      purposes: [
        stay ? '蹲点' : rng.chance(0.65) ? '走访' : '调研',
        ...(month >= 6 && month <= 8 && rng.chance(0.4) ? ['送清凉'] : month === 1 || month === 12 ? ['送温暖'] : [])
      ],
      ent_id: visit.case?.ent_id ?? company?.id ?? '',
      ent_name: visit.case?.company ?? company?.name ?? '',
      household_key: kind === 'household' ? rng.pick(homes).no : '',
      leader_post: copied
        ? '县总工会主席'
        : lead
          ? rng.pick(['主席', '党组书记', '副主席', '常务副主席', '部长'])
          : rng.chance(0.7)
            ? rng.pick(['副主席', '四级调研员', '科长', '部门负责人'])
            : '',
      cadre_keys: visit.team.map((cadre) => cadre.no),
      stay_from: stay ? on : null,
      stay_to: stay ? on + visit.days - 1 : null,
      workers_met: kind === 'household' ? rng.int(1, 4) : rng.int(3, 60),
      groups: rng.chance(0.5) ? [rng.pick(['农民工', '困难职工', '女职工', '新就业形态', '劳务派遣', '下岗失业'])] : [],
      topic_name: spoken ? topic : '',
      opinions: copied ? this.copiedText(on, 0) : spoken ? visitOpinion(topic, context, rng) : '',
      actions: copied ? this.copiedText(on, 1) : rng.chance(0.88) ? visitAction(context, rng) : '',
      result: copied ? 'solved' : rng.chance(0.92) ? outcome : '',
      rating: copied
        ? 'satisfied'
        : rng.chance(0.6)
          ? drawKey(rng, { satisfied: 82, fair: 13, unsatisfied: 5 })
          : 'unrated',
      aid_yuan: kind === 'household' && rng.chance(0.6) ? rng.int(3, 20) * 100 : null,
      entered_on: Math.min(
        world.until,
        on + visit.days - 1 + (copied ? 1 : rng.chance(0.85) ? rng.int(0, 7) : rng.int(8, 40))
      )
    };
    result.visits.rows.push(row);
    if (spoken)
      result.visits.truths.push({
        record: 'visits',
        id,
        topic_code: topic,
        ...(visit.case ? { story: visit.case.story } : copied ? { story: 'copied' } : {})
      });
    if (spoken && rng.chance(0.38)) this.addProblem(row, id, topic, visit, context, result, rng);
  }

  private copiedText(on: Day, part: 0 | 1): string {
    const texts = [
      [
        '职工反映企业生产经营总体平稳，希望加强技能培训，丰富业余文化生活。',
        '现场听取意见建议，宣传工会政策，协调企业制定培训计划，问题已得到解决。'
      ],
      [
        '座谈中职工对工资待遇基本满意，建议改善食堂伙食和宿舍条件。',
        '与企业负责人沟通，食堂和宿舍条件已作改善，职工表示满意。'
      ],
      ['困难职工家庭生活有所改善，希望继续给予子女助学帮扶。', '送去慰问金，讲解助学政策，帮助填写申请表，已落实到位。']
    ] as const;
    return (texts[on % 3] ?? texts[0])[part];
  }

  private topicOf(kind: string, on: Day, rng: Rng): string {
    const mix = kind === 'household' ? HOUSEHOLD_MIX : VISIT_MIX;
    const { month } = parts(on);
    const summer = month >= 6 && month <= 8;
    return drawKey(
      rng,
      kind === 'household'
        ? mix
        : { ...mix, 'T05.04': summer ? 12 : 0.2, 'T01.02': kind === 'site' ? 30 : month === 12 || month === 1 ? 10 : 5 }
    );
  }

  private addProblem(
    visit: Row,
    visitId: string,
    topic: string,
    planned: Planned,
    context: TextContext,
    result: VisitYear,
    rng: Rng
  ): void {
    const { until } = this.world;
    const cut = (value: Day): Day | null => (value > until ? null : value);
    const id = `WT${visitId.slice(2)}`;
    const assigned = rng.chance(0.9) ? cut(planned.on + rng.int(0, 9)) : null;
    const solved = assigned !== null && rng.chance(0.74) ? cut(assigned + Math.round(rng.lognormal(24, 0.9))) : null;
    const replied = solved !== null && rng.chance(0.82) ? cut(solved + rng.int(0, 20)) : null;
    result.problems.rows.push({
      problem_id: id,
      visit_id: visitId,
      org_id: visit['org_id'],
      org_name: visit['org_name'],
      region_code: visit['region_code'],
      region_name: visit['region_name'],
      raised_on: planned.on,
      topic_name: topic,
      worker_group: rng.chance(0.6)
        ? rng.pick(['农民工', '困难职工', '女职工', '新就业形态', '劳务派遣', '下岗失业'])
        : '',
      summary: problemSummary(topic, context, rng),
      assigned_on: assigned,
      assigned_org_name:
        assigned === null
          ? ''
          : rng.pick([
              `${planned.county.name}总工会`,
              `${planned.county.name}人社局`,
              `${planned.county.name}住建局`,
              `${planned.county.cityName}总工会`,
              '企业工会'
            ]),
      solved_on: solved,
      replied_on: replied,
      reply_form: replied === null ? '' : drawKey(rng, { direct: 45, single: 25, regular: 18, public: 12 })
    });
    result.problems.truths.push({
      record: 'visit_problems',
      id,
      topic_code: topic,
      ...(planned.case ? { story: planned.case.story } : {})
    });
  }
}
