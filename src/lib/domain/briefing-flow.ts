/** The way of one briefing (期) from draft to publication: 起草 → 送审 → 核稿 → 签发 → 发布, and back. Pure. */
import { InputError } from './errors.ts';

export const STATES = ['draft', 'submitted', 'checked', 'signed', 'published'] as const;
export type BriefingState = (typeof STATES)[number];

export const STATE_LABELS: Record<BriefingState, string> = {
  draft: '草稿',
  submitted: '已送审',
  checked: '已核稿',
  signed: '已签发',
  published: '已发布'
};

export const STEPS = ['draft', 'edit', 'submit', 'check', 'sign', 'publish', 'return'] as const;
export type BriefingStep = (typeof STEPS)[number];

export const STEP_LABELS: Record<BriefingStep, string> = {
  draft: '起草',
  edit: '修改',
  submit: '送审',
  check: '核稿',
  sign: '签发',
  publish: '发布',
  return: '退回'
};

/** The steps that bring a briefing forward, each from one state to the next. */
const FORWARD: Partial<Record<BriefingStep, { from: BriefingState; to: BriefingState }>> = {
  submit: { from: 'draft', to: 'submitted' },
  check: { from: 'submitted', to: 'checked' },
  sign: { from: 'checked', to: 'signed' },
  publish: { from: 'signed', to: 'published' }
};
const RETURNABLE: readonly BriefingState[] = ['submitted', 'checked', 'signed'];

/** The steps that may be taken now, the one forward first; none once it is published. */
export function stepsFrom(state: BriefingState): BriefingStep[] {
  const forward = STEPS.filter((step) => FORWARD[step]?.from === state);
  return RETURNABLE.includes(state) ? [...forward, 'return'] : forward;
}

/**
 * @returns the state after the step
 * @throws InputError when the step does not follow from the state, or nothing says why it is returned
 */
export function stateAfter(state: BriefingState, step: BriefingStep, note: string | null): BriefingState {
  if (!stepsFrom(state).includes(step)) {
    throw new InputError(
      'INPUT_INVALID',
      `本期${STATE_LABELS[state]}，不能${STEP_LABELS[step]} — 简报 — 稿件没有变化`,
      state === 'published'
        ? '已发布的简报不再改动；数据有变化时，下一期自动列出更正'
        : `现在可以${stepsFrom(state)
            .map((next) => STEP_LABELS[next])
            .join('、')}`
    );
  }
  if (step !== 'return') return FORWARD[step]!.to;
  if (note === null)
    throw new InputError('INPUT_INVALID', '没有写退回的理由 — 简报 — 稿件没有变化', '写明要改什么，再退回');
  return 'draft';
}

/** Steps whose makers may not take the step of the key, where draft, check and signature are separate. */
const OTHERS: Partial<Record<BriefingStep, readonly BriefingStep[]>> = {
  check: ['draft', 'edit', 'submit'],
  sign: ['draft', 'edit', 'submit', 'check']
};

/**
 * Separation of duties: who wrote a briefing does not check it, who wrote or checked it does not sign it. Steps that
 * the product itself took (drafting on the day) count for nobody.
 * @throws InputError when the acting user took such a step before
 */
export function assertSeparate(
  taken: readonly { step: BriefingStep; user_id: string }[],
  step: BriefingStep,
  userId: string
): void {
  const own = taken.find((one) => one.user_id === userId && OTHERS[step]?.includes(one.step));
  if (!own) return;
  throw new InputError(
    'INPUT_INVALID',
    `本期由你${STEP_LABELS[own.step]}，不能再由你${STEP_LABELS[step]} — 简报 — 稿件没有变化`,
    '按规定起草、核稿、签发由不同的人办理，请交给另一个人'
  );
}

/** @throws InputError unless the text of the briefing may be changed now */
export function assertEditable(state: BriefingState): void {
  if (state === 'draft') return;
  throw new InputError(
    'INPUT_INVALID',
    `本期${STATE_LABELS[state]}，文字不能再改 — 简报 — 稿件没有变化`,
    state === 'published' ? '更正由下一期自动列出' : '先退回到草稿，再修改'
  );
}
