/** Lists 课题: studies of the yearly ledger and those made here in one list, and hot topics that nobody studies. */
import { isOwnPath } from '#lib/server/access/own-unit.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { ownStudies, studiesIn } from '#lib/app-db/studies.ts';
import { isOverdue, isStage, ownStudyId, ownStudyKey, STAGES, type Stage } from '#lib/domain/study.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

export interface ListedStudy {
  key: string;
  title: string;
  org_id: string;
  org_name: string;
  plan_year: number;
  stage: Stage | null;
  due_on: string | null;
  finished_on: string | null;
  adopted_on: string | null;
  overdue: boolean;
  /** Of the ledger, made here, or of the ledger and worked on here. */
  origin: 'ledger' | 'own' | 'both';
}

export interface StudyFilters {
  stage: Stage | null;
  owner: string | null;
  year: number | null;
  overdue: boolean;
  own: boolean;
}

export function parseStudyFilters(params: URLSearchParams): StudyFilters {
  const stage = params.get('stage');
  const year = Number(params.get('year'));
  return {
    stage: isStage(stage) ? stage : null,
    owner: params.get('owner') || null,
    year: Number.isInteger(year) && year > 2000 ? year : null,
    overdue: params.get('overdue') === '1',
    own: params.get('own') === '1'
  };
}

export async function readStudies(ask: Ask, scopePath: string, filters: StudyFilters, today: string) {
  const app = await theAppDb();
  const own = await studiesIn(app, scopePath);
  const registered = await ask('studies/registered', { scope_path: scopePath });
  const worked = new Map(
    own.flatMap((study) => (study.registered_id === null ? [] : [[study.registered_id, study] as const]))
  );
  const all: ListedStudy[] = [
    ...own.map((study): ListedStudy => ({
      key: ownStudyKey(study.study_id),
      title: study.title,
      org_id: study.owner_org_id,
      org_name: study.owner_name,
      plan_year: study.plan_year,
      stage: study.stage,
      due_on: study.due_on,
      finished_on: study.finished_on,
      adopted_on: study.adopted_on,
      overdue: isOverdue(study, today),
      origin: study.registered_id === null ? 'own' : 'both'
    })),
    // A study made here stands with its present state above, and comes back from the warehouse only after the next
    // run.
    ...registered
      .filter(({ study_id: id }) => ownStudyId(id) === null && !worked.has(id))
      .map((row): ListedStudy => {
        const stage = isStage(row.study_stage) ? row.study_stage : null;
        return { ...row, key: row.study_id, stage, overdue: isOverdue({ ...row, stage }, today), origin: 'ledger' };
      })
  ].sort(
    (a, b) =>
      b.plan_year - a.plan_year ||
      Number(a.origin === 'ledger') - Number(b.origin === 'ledger') ||
      (a.key < b.key ? 1 : -1)
  );
  const years = [...new Set(all.map((study) => study.plan_year))];
  const year = filters.year ?? years[0] ?? null;
  const inYear = all.filter((study) => study.plan_year === year);
  const shown = inYear.filter(
    (study) =>
      (filters.stage === null || study.stage === filters.stage) &&
      (filters.owner === null || study.org_id === filters.owner) &&
      (!filters.overdue || study.overdue) &&
      (!filters.own || study.origin !== 'ledger')
  );
  return {
    years,
    year,
    shown,
    all_count: all.length,
    year_count: inYear.length,
    overdue_count: inYear.filter((study) => study.overdue).length,
    own_count: own.length,
    stages: STAGES.map((stage) => ({ stage, count: inYear.filter((study) => study.stage === stage).length })),
    owners: [...new Map(inYear.map((study) => [study.org_id, study.org_name]))].sort(([a], [b]) => (a < b ? -1 : 1)),
    suggested: await readSuggested(ask)
  };
}

/** Hot topics without a study (G7); a topic chosen here meanwhile is said to be so. */
export async function readSuggested(ask: Ask) {
  const taken = (await ownStudies(await theAppDb())).filter((study) => isOwnPath(study.org_path));
  return (await ask('studies/suggested', {})).map((row) => {
    const study = taken.find(
      ({ topic_codes: codes }) => codes.includes(row.topic_code) || codes.includes(row.topic_code.slice(0, 3))
    );
    return { ...row, study_key: study ? ownStudyKey(study.study_id) : null, study_stage: study?.stage ?? null };
  });
}
