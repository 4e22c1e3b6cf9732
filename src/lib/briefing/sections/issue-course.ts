/**
 * How an issue goes on, in one word that text and advice share: an item never says 平稳 in one sentence and 明显上升 in
 * the next. The state looks at the last weeks, the count at the whole period; where they disagree, neither is said.
 */
export type Course = '新出现' | '上升' | '高位' | '平稳' | '回落' | '消退' | '已沉寂' | '复发';

export interface CourseFacts {
  /** Of the ledger of issues, at the end of the data. */
  state: string;
  now: number;
  /** Of the period before; null where none is compared. */
  before: number | null;
  /** Whether no other month of the last two years had as many. */
  isRecord: boolean;
}

/** Two Poisson counts differ by more than chance beyond this many standard deviations. */
const NOISE = 1.96;

export function courseOf({ state, now, before, isRecord }: CourseFacts): Course | null {
  const difference = before === null ? 0 : now - before;
  const isMoved = before !== null && Math.abs(difference) > NOISE * Math.sqrt(now + before);
  const moved = !isMoved ? 'level' : difference > 0 ? 'up' : 'down';
  switch (state) {
    case 'new':
      return '新出现';
    case 'reopened':
      return '复发';
    case 'rising':
      return before !== null && difference < 0 ? null : '上升';
    case 'high':
      return '高位';
    case 'steady':
      if (isRecord) return '高位';
      return moved === 'up' ? '上升' : moved === 'down' ? '回落' : '平稳';
    case 'fading':
      return difference > 0 || isRecord ? null : '消退';
    case 'closed':
      return difference > 0 || isRecord ? null : '已沉寂';
    default:
      return null;
  }
}
