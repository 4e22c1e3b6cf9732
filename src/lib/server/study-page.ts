/**
 * The parts of one study: its query now, figures then and now, research days; one reading serves page and printed
 * chapter.
 */
import { assertOwn, isOwnPath } from '#lib/server/access/own-unit.ts';
import { theAppDb } from './app-db.ts';
import { ownStudies, studyHistory, studyOf, type StoredStudy } from '#lib/app-db/studies.ts';
import { freezesOf, pinsOf } from '#lib/app-db/study-figures.ts';
import type { FrozenFigure } from '#lib/app-db/study-schema.ts';
import { formatInteger } from '#lib/domain/format.ts';
import { ZhishengError } from '#lib/domain/errors.ts';
import { parseSearchRequest } from '#lib/search/request.ts';
import type { ComparedPin } from '#lib/studies/chapter.ts';
import type { StudyFacts } from '#lib/studies/document.ts';
import type { FigureReading } from '#lib/studies/figures.ts';
import { researchDays } from '#lib/studies/ledger.ts';
import { issueOf, studySearch } from '#lib/studies/query.ts';
import { ownStudyKey } from '#lib/domain/study.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { readCounts, readVocabulary, understand } from './search-page.ts';
import { readFigures } from './study-figures.ts';
import type { Session } from './warehouse.ts';

export type StudyData = Awaited<ReturnType<typeof readStudy>>;

/** A study of the visitor's unit. @throws InputError when there is none of this number */
export async function ownStudy(studyId: number): Promise<StoredStudy> {
  const study = await studyOf(await theAppDb(), studyId);
  assertOwn(isOwnPath(study.org_path), '这个课题');
  return study;
}

/** @throws InputError when there is none of this number */
export async function readStudy(ask: Ask, session: Session, shell: ShellData, studyId: number, now: Date) {
  const app = await theAppDb();
  const study = await ownStudy(studyId);
  const history = await studyHistory(app, studyId);
  const found = await readStudyQuery(ask, session, shell, study);
  const attached = await ask('studies/visits', { record_ids: history.visits });
  const pins = await comparedPins(ask, session, await pinsOf(app, studyId), now);
  const [counted] = await ask('studies/one', { study_id: study.registered_id ?? ownStudyKey(studyId) });
  return {
    study,
    history,
    found,
    pins,
    attached,
    research_days: researchDays(attached),
    candidates: await ask('studies/visit_candidates', {
      topics: study.topic_codes,
      from_day: study.period_from,
      to_day: study.period_to,
      scope_path: study.org_path,
      record_ids: history.visits
    }),
    freezes: await freezesOf(app, studyId),
    topics: await ask('search/topics', {}),
    /** The row of the published data that stands for this study in A21, A24R, A25 and G7; null while none does. */
    counted: counted ?? null
  };
}

/**
 * The records that the study's query finds in the published data, within its own time and the owner's part of the
 * tree.
 */
async function readStudyQuery(ask: Ask, session: Session, shell: ShellData, study: StoredStudy) {
  const params = studySearch(study);
  const request = parseSearchRequest(params);
  const vocabulary = await readVocabulary(ask);
  // The members of an issue are taken whole, also a letter about the place that another office received.
  const isIssue = issueOf(study) !== null;
  const scopePath = isIssue ? '/' : study.org_path;
  const { ready, problem } = understand(request, { filters: shell.filters, scope_path: scopePath }, vocabulary);
  const asked = await askedWords(ask, study, params.get('q') ?? '');
  const top = shell.scopes.find((scope) => scope.org_id === study.owner_org_id)?.parent_org_id === null;
  if (!top && !isIssue) params.set('scope', study.owner_org_id);
  const href = `/search?${params.toString()}`;
  if (!ready) return { n: null, counts: null, problem, asked, href };
  const frame = { ...ready.frame, from: study.period_from, to: study.period_to };
  const counts = await readCounts(session, { ...ready, frame }, request, vocabulary);
  return { n: counts.total, counts, problem: null, asked, href };
}

/** The query in words. */
async function askedWords(ask: Ask, study: StoredStudy, typed: string): Promise<string> {
  const issueId = issueOf(study);
  if (issueId === null) return typed;
  const [issue] = await ask('issues/issue', { issue_id: issueId });
  return `${issue ? `热点问题“${issue.label}”的全部记录` : `热点问题 ${issueId} 的记录（这个问题已不在数据中）`}，${typed}`;
}

/** Each address is read once; a page that cannot be read any more leaves the figure without a value of today. */
async function comparedPins(
  ask: Ask,
  session: Session,
  pins: Awaited<ReturnType<typeof pinsOf>>,
  now: Date
): Promise<ComparedPin[]> {
  const readings = new Map<string, FigureReading[]>();
  for (const { address } of pins) {
    if (!readings.has(address)) readings.set(address, await readFigures(ask, session, address, now).catch(gone));
  }
  return pins.map(({ value, display, ...pin }) => {
    const found = readings.get(pin.address)!.find((reading) => reading.figure === pin.figure);
    return { ...pin, then: { value, display }, now: found ? { value: found.value, display: found.display } : null };
  });
}

/** A filter that no longer exists is a finding, a broken database is not. */
function gone(problem: unknown): FigureReading[] {
  if (problem instanceof ZhishengError && problem.code === 'INPUT_INVALID') return [];
  throw problem;
}

/** The numbers of a study as they are now, the count of its own query first. */
export function presentFigures({ found, pins }: Pick<StudyData, 'found' | 'pins'>): FrozenFigure[] {
  return [
    {
      pin_id: 0,
      label: '课题查询匹配的记录数',
      unit: '条',
      value: found.n,
      display: found.n === null ? '查询不能执行' : formatInteger(found.n)
    },
    ...pins.map((pin) => ({
      pin_id: pin.pin_id,
      label: pin.label,
      unit: pin.unit,
      value: pin.now?.value ?? null,
      display: pin.now?.display ?? '已没有'
    }))
  ];
}

export function studyFacts({ study, found, pins, research_days }: StudyData, shell: ShellData): StudyFacts {
  return {
    ...study,
    key: ownStudyKey(study.study_id),
    pins,
    n: found.n,
    asked: found.asked,
    research_days,
    months: found.counts?.month ?? [],
    sources: found.counts?.source ?? [],
    data_version: shell.data_version ?? '',
    as_of: shell.as_of,
    is_demo: shell.demo
  };
}

/** Studies made here that deal with a topic, its parent included, whatever their stage. */
export async function ownStudiesOn(topicCode: string) {
  const covers = (codes: string[]) => codes.includes(topicCode) || codes.includes(topicCode.slice(0, 3));
  return (await ownStudies(await theAppDb())).filter((study) => isOwnPath(study.org_path) && covers(study.topic_codes));
}
