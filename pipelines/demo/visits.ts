import { dayAt, parts, type Day } from './calendar.ts';
import type { Cadre } from './cadres.ts';
import { copiedVisit } from './copied-visits.ts';
import { versionOn } from './enterprises.ts';
import type { TextContext } from '#pipelines/demo/grammar/expand.ts';
import { visitOpinion } from '#pipelines/demo/grammar/texts.ts';
import { visitAction } from '#pipelines/demo/grammar/visit-notes.ts';
import { townshipOf } from './places.ts';
import { drawKey, type Rng } from './random.ts';
import type { Batch, Row } from './rows.ts';
import { HOUSEHOLD_MIX, VISIT_MIX } from './topic-mix.ts';
import { visitProblem } from './visit-problem.ts';
import { VisitPlan, type PlannedVisit, type VisitCase } from './visit-plan.ts';
import type { World } from './world.ts';

export interface VisitYear {
  visits: Batch;
  problems: Batch;
}

/** Visits of one year, and the problems raised at them. */
export class VisitMaker {
  private readonly world: World;
  private readonly plan: VisitPlan;
  private serial = 0;

  constructor(world: World) {
    this.world = world;
    this.plan = new VisitPlan(world);
  }

  make(year: number, cases: VisitCase[], rng: Rng): VisitYear {
    const planned: PlannedVisit[] = [];
    const first = dayAt(year, 1, 1);
    const last = Math.min(this.world.until, dayAt(year, 12, 31));
    const byOrg = new Map<string, Cadre[]>();
    for (const cadre of this.world.cadres) byOrg.set(cadre.org.id, [...(byOrg.get(cadre.org.id) ?? []), cadre]);
    for (const cadres of byOrg.values())
      planned.push(...this.plan.ofUnion(cadres, first, last, rng.stream(`${year}/${cadres[0]?.org.id ?? ''}`)));
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

  private add(visit: PlannedVisit, result: VisitYear, rng: Rng): void {
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
    const topic = visit.case?.topic ?? (copied ? copiedVisit(on).topic : undefined) ?? this.topicOf(kind, on, rng);
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
      opinions: copied ? copiedVisit(on).opinion : spoken ? visitOpinion(topic, context, rng) : '',
      actions: copied ? copiedVisit(on).action : rng.chance(0.88) ? visitAction(context, rng) : '',
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
    if (spoken && rng.chance(0.38)) {
      const raised = { visit: row, visitId: id, topic, planned: visit, context };
      const problem = visitProblem(raised, world.until, rng);
      result.problems.rows.push(problem.row);
      result.problems.truths.push(problem.truth);
    }
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
}
