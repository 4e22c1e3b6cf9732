import type { Day } from './calendar.ts';
import type { TextContext } from '#pipelines/demo/grammar/expand.ts';
import { problemSummary } from '#pipelines/demo/grammar/texts.ts';
import { drawKey, type Rng } from './random.ts';
import type { Row, Truth } from './rows.ts';
import type { PlannedVisit } from './visit-plan.ts';

interface RaisedAt {
  visit: Row;
  visitId: string;
  topic: string;
  planned: PlannedVisit;
  context: TextContext;
}

/** A problem raised at a visit, as far as it has come by the last day of the data. */
export function visitProblem(
  { visit, visitId, topic, planned, context }: RaisedAt,
  until: Day,
  rng: Rng
): { row: Row; truth: Truth } {
  const cut = (value: Day): Day | null => (value > until ? null : value);
  const id = `WT${visitId.slice(2)}`;
  const assigned = rng.chance(0.9) ? cut(planned.on + rng.int(0, 9)) : null;
  const solved = assigned !== null && rng.chance(0.74) ? cut(assigned + Math.round(rng.lognormal(24, 0.9))) : null;
  const replied = solved !== null && rng.chance(0.82) ? cut(solved + rng.int(0, 20)) : null;
  const row: Row = {
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
  };
  const truth: Truth = {
    record: 'visit_problems',
    id,
    topic_code: topic,
    ...(planned.case ? { story: planned.case.story } : {})
  };
  return { row, truth };
}
