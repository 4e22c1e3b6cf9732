/**
 * The six states of a figure (missing is not zero). Everything that shows, maps or exports a figure
 * uses these names; only `value` and `small_sample` carry a number.
 */
export type CellState = 'value' | 'small_sample' | 'hidden' | 'not_submitted' | 'load_failed' | 'not_applicable';

/** In the order of legends. */
export const CELL_STATES: readonly CellState[] = [
  'value',
  'small_sample',
  'hidden',
  'not_submitted',
  'load_failed',
  'not_applicable'
];

export const STATE_LABELS: Record<CellState, string> = {
  value: '有数据',
  small_sample: '样本少',
  hidden: '不公开',
  not_submitted: '未报送',
  load_failed: '加载失败',
  not_applicable: '不适用'
};

/** One sentence for legends and badges: what the state means to the reader. */
export const STATE_MEANINGS: Record<CellState, string> = {
  value: '有数据，含数值为 0 的情形',
  small_sample: '分母为 10 至 29，数值仅供参考，请看区间',
  hidden: '人数、户数过少或可由此推出的，依规定不公开；按家、按件计不足 10 的不算比率',
  not_submitted: '该单位本期没有报送，不等于 0',
  load_failed: '已报送但未能装入，不等于 0',
  not_applicable: '该指标不适用于该单位'
};

/** The words in place of a number; null for the two states that have one. */
export const STATE_TEXTS: Record<CellState, string | null> = {
  value: null,
  small_sample: null,
  hidden: '<5',
  not_submitted: '未报送',
  load_failed: '加载失败',
  not_applicable: '—'
};

export function hasNumber(state: CellState): boolean {
  return state === 'value' || state === 'small_sample';
}
