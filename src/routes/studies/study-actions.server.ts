/** Forms of 课题. Typed words are masked before they are stored. */
import { InputError } from '#lib/domain/errors.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';
import { redact } from '#lib/text/redaction/redact.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import {
  addStudyNote,
  attachVisit,
  changeStudy,
  createStudy,
  detachVisit,
  stepStudy,
  writeStudy,
  type StudyOwner
} from '#lib/app-db/studies.ts';
import { freezeStudy, pinFigures, removePin } from '#lib/app-db/study-figures.ts';
import { dayOf, numberOf, optional, parseStudyForm, required, type StudyForm } from '#lib/studies/form.ts';
import { keptParams, studySearch } from '#lib/studies/query.ts';
import { isStage, ownStudyKey } from '#lib/domain/study.ts';
import { parseSearchRequest } from '#lib/search/request.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { readVocabulary, understand } from '#lib/server/search-page.ts';
import { readFigures } from '#lib/server/study-figures.ts';
import { ownStudy, presentFigures, readStudy } from '#lib/server/study-page.ts';
import type { Session } from '#lib/server/warehouse.ts';

const MOST_PINS = 40;
const masked = (text: string) => redact(text).text;

/** @returns the key of the new study. @throws InputError for a wrong form */
export async function createFromForm(ask: Ask, shell: ShellData, form: FormData, now: Date): Promise<string> {
  const given = await readForm(ask, shell, form, '');
  const issue = optional(form, 'issue', '热点问题', 40) || null;
  return ownStudyKey(
    await createStudy(
      await theAppDb(),
      { ...given, registered_id: null, issue_id: issue, stage: 'chosen', finished_on: null, adopted_on: null },
      now
    )
  );
}

/**
 * Opens a study of the yearly ledger for work here: question, query and figures; its stage is taken over. @throws
 * InputError when the ledger has none
 */
export async function adoptRegistered(ask: Ask, registeredId: string, now: Date): Promise<string> {
  const [row] = await ask('studies/one', { study_id: registeredId });
  if (!row) throw new InputError('INPUT_INVALID', '台账里没有这个课题 — 课题 — 没有新建', '请从课题列表进入');
  const study = {
    title: row.title,
    question: '',
    owner_org_id: row.org_id,
    owner_name: row.org_name,
    org_path: row.org_path,
    plan_year: row.plan_year,
    period_from: `${row.plan_year}-01-01`,
    period_to: `${row.plan_year}-12-31`,
    plan: '',
    due_on: row.due_on,
    topic_codes: row.topic_codes ?? [],
    params: '',
    query: '',
    registered_id: row.study_id,
    issue_id: null,
    stage: isStage(row.study_stage) ? row.study_stage : ('registered' as const),
    finished_on: row.finished_on,
    adopted_on: row.adopted_on
  };
  return ownStudyKey(await createStudy(await theAppDb(), study, now));
}

export async function changeFromForm(ask: Ask, shell: ShellData, studyId: number, form: FormData): Promise<void> {
  const app = await theAppDb();
  await changeStudy(app, studyId, await readForm(ask, shell, form, (await ownStudy(studyId)).params));
}

async function readForm(
  ask: Ask,
  shell: ShellData,
  form: FormData,
  keptBefore: string
): Promise<StudyForm & StudyOwner & { params: string }> {
  const given = parseStudyForm(form);
  const [org] = await ask('shell/scope', { org_id: given.owner_org_id });
  if (!org) throw new InputError('INPUT_INVALID', '没有这个责任单位 — 课题 — 没有保存', '请在列表中选择');
  const params = new URLSearchParams(keptBefore || optional(form, 'facets', '筛选条件', 400));
  params.set('q', given.query);
  const study = {
    ...given,
    title: masked(given.title),
    question: masked(given.question),
    plan: masked(given.plan),
    params: keptParams(params, ['issue']),
    owner_name: org.org_name,
    org_path: org.org_path
  };
  const { problem } = understand(
    parseSearchRequest(studySearch(study)),
    { filters: shell.filters, scope_path: org.org_path },
    await readVocabulary(ask)
  );
  if (problem)
    throw new InputError('INPUT_INVALID', `检索式看不懂：${problem.message} — 课题 — 没有保存`, problem.hint);
  return study;
}

export async function stepFromForm(studyId: number, form: FormData, now: Date): Promise<void> {
  const to = required(form, 'stage', '阶段', 20);
  if (!isStage(to)) throw new InputError('INPUT_INVALID', '没有这个阶段 — 课题 — 没有改动', '请刷新页面后再试');
  const today = todayInShanghai(now);
  const on = dayOf(form, 'on', '日期') ?? today;
  if (on > today)
    throw new InputError('INPUT_INVALID', '日期在今天之后 — 课题阶段 — 阶段没有变化', '请写已经发生的日期');
  const note = masked(optional(form, 'note', '说明', 300)) || null;
  await stepStudy(await theAppDb(), studyId, { to, on, note }, now);
}

export async function noteFromForm(studyId: number, form: FormData, now: Date): Promise<void> {
  await addStudyNote(await theAppDb(), studyId, masked(required(form, 'text', '笔记', 2000)), now);
}

export async function writeFromForm(studyId: number, field: 'findings' | 'chapter', form: FormData): Promise<void> {
  const text = optional(form, field, field === 'findings' ? '主要发现' : '章节', 40_000);
  await writeStudy(
    await theAppDb(),
    studyId,
    field === 'findings' ? { findings: masked(text) } : { chapter: masked(text) }
  );
}

export async function attachFromForm(studyId: number, form: FormData, now: Date): Promise<void> {
  await attachVisit(await theAppDb(), studyId, required(form, 'record_id', '走访记录', 120), now);
}

export async function detachFromForm(studyId: number, form: FormData): Promise<void> {
  await detachVisit(await theAppDb(), studyId, required(form, 'record_id', '走访记录', 120));
}

export async function unpinFromForm(studyId: number, form: FormData): Promise<void> {
  await removePin(await theAppDb(), studyId, numberOf(form, 'pin_id'));
}

/** Keeps all figures of the study as they are in the published data. */
export async function freezeFromForm(
  { ask, session, shell }: { ask: Ask; session: Session; shell: ShellData },
  studyId: number,
  form: FormData,
  now: Date
): Promise<void> {
  const data = await readStudy(ask, session, shell, studyId, now);
  await freezeStudy(
    await theAppDb(),
    studyId,
    { figures: presentFigures(data), from: readFrom(shell), note: masked(optional(form, 'note', '说明', 200)) || null },
    now
  );
}

/** Pins the chosen figures of a page, read anew. @returns the key of the study */
export async function pinFromForm(
  ask: Ask,
  session: Session,
  shell: ShellData,
  form: FormData,
  now: Date
): Promise<string> {
  const studyId = numberOf(form, 'study_id');
  const wanted = form.getAll('figure');
  const chosen = (await readFigures(ask, session, required(form, 'at', '网址', 2000), now)).filter(({ figure }) =>
    wanted.includes(figure)
  );
  if (chosen.length === 0) throw new InputError('INPUT_INVALID', '没有选数字 — 钉到课题 — 没有改动', '至少选一个');
  const app = await theAppDb();
  await ownStudy(studyId);
  await pinFigures(app, studyId, { readings: chosen, from: readFrom(shell), most: MOST_PINS }, now);
  return ownStudyKey(studyId);
}

function readFrom(shell: ShellData) {
  return { data_version: shell.data_version ?? '', as_of: shell.as_of };
}
