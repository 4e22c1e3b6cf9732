/** A study (调研课题, clause 十一): its stages and how it stands. Pure. */
import { InputError } from './errors.ts';

/** 选题 → 立项 → 调研 → 成稿 → 采纳. */
export const STAGES = ['chosen', 'registered', 'fieldwork', 'drafted', 'adopted'] as const;
export type Stage = (typeof STAGES)[number];
export const STAGE_LABELS: Record<Stage, string> = {
  chosen: '选题',
  registered: '立项',
  fieldwork: '调研',
  drafted: '成稿',
  adopted: '采纳'
};

export function isStage(text: string | null): text is Stage {
  return (STAGES as readonly string[]).includes(text ?? '');
}

/** A study made here, as runs and pages read it. */
export interface OwnStudy {
  study_id: number;
  registered_id: string | null;
  title: string;
  owner_org_id: string;
  owner_name: string;
  org_path: string;
  plan_year: number;
  plan: string;
  due_on: string | null;
  topic_codes: string[];
  stage: Stage;
  finished_on: string | null;
  adopted_on: string | null;
}

/** The number of a study made here, in addresses, lists and the warehouse; the yearly ledger has its own numbers. */
export function ownStudyKey(studyId: number): string {
  return `BX-${studyId}`;
}

/** The number behind `BX-12`; null for a number of the ledger. */
export function ownStudyId(key: string): number | null {
  const found = /^BX-(\d{1,9})$/.exec(key);
  return found ? Number(found[1]) : null;
}

/**
 * Studies made here that count as registered for the year (A21, G7): from 立项 on. A topic that is only being
 * considered is no duty done. One that belongs to a study of the ledger is counted there.
 */
export function countedStudies<S extends Pick<OwnStudy, 'stage' | 'registered_id'>>(studies: readonly S[]): S[] {
  return studies.filter((study) => study.stage !== 'chosen' && study.registered_id === null);
}

/** Past its day without a report. */
export function isOverdue(
  study: { due_on: string | null; finished_on: string | null; stage: string | null },
  today: string
): boolean {
  return (
    study.due_on !== null &&
    study.due_on < today &&
    study.finished_on === null &&
    study.stage !== 'drafted' &&
    study.stage !== 'adopted'
  );
}

/** The stages that one step leads to: the next ones, or one back for a mistake. */
export function stepsFrom(stage: Stage): Stage[] {
  const at = STAGES.indexOf(stage);
  return STAGES.filter((_, i) => i === at + 1 || i === at - 1);
}

/**
 * Changes of a step besides the stage: the day of the report and the day of adoption follow from it.
 * @param on ISO date of the step
 * @throws InputError for a step that leaves one out, or adoption before the report
 */
export function stepped(
  study: { stage: Stage; finished_on: string | null; has_plan: boolean; due_on: string | null },
  to: Stage,
  on: string
): { stage: Stage; finished_on: string | null; adopted_on: string | null } {
  if (!stepsFrom(study.stage).includes(to))
    throw new InputError(
      'INPUT_INVALID',
      `不能从${STAGE_LABELS[study.stage]}直接到${STAGE_LABELS[to]} — 课题阶段 — 阶段没有变化`,
      '请按 选题、立项、调研、成稿、采纳 的次序，一次一步'
    );
  const forward = STAGES.indexOf(to) > STAGES.indexOf(study.stage);
  if (forward && to === 'registered' && (!study.has_plan || study.due_on === null))
    throw new InputError(
      'INPUT_INVALID',
      '立项要有方案和完成期限（第十一条） — 课题阶段 — 阶段没有变化',
      '先在“课题内容”里写上方案和完成期限'
    );
  if (to === 'adopted' && study.finished_on !== null && on < study.finished_on)
    throw new InputError(
      'INPUT_INVALID',
      `采纳日期早于成稿日期 ${study.finished_on} — 课题阶段 — 阶段没有变化`,
      '改正日期'
    );
  if (to === 'adopted') return { stage: to, finished_on: study.finished_on ?? on, adopted_on: on };
  if (to === 'drafted') return { stage: to, finished_on: forward ? on : study.finished_on, adopted_on: null };
  return { stage: to, finished_on: null, adopted_on: null };
}
