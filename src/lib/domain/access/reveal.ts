/**
 * Original values of persons leave the sealed store in one way only: refused rows go back to the unit that sent them,
 * for a reason, within the days that originals are kept (domain rules C.1 and C.8). Pure.
 */
import { InputError } from '#lib/domain/errors.ts';

export const REVEAL_REASONS = {
  correct: '改正后重新报送',
  compare: '与来源系统的原始记录核对',
  owner: '当事人要求查询或更正'
} as const;
export type RevealReason = keyof typeof REVEAL_REASONS;

/** The words of a chosen reason. @throws InputError without one */
export function revealReason(chosen: string): string {
  if (!Object.hasOwn(REVEAL_REASONS, chosen))
    throw new InputError('INPUT_INVALID', '没有选理由 — 退回的原始行 — 没有取出', '请选为什么要看原始内容');
  return REVEAL_REASONS[chosen as RevealReason];
}
