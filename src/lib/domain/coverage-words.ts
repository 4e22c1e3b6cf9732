/** The sentences of 覆盖地图, built by rule from figures. Pure. */
import type { CoverageCell } from './coverage.ts';
import {
  amountChange,
  countChange,
  formatDecimal,
  formatInteger,
  formatPercent,
  formatRounded,
  formatShareInterval,
  shareChange,
  type Change
} from './format.ts';
import type { Metric } from '#lib/domain/metrics/metric.ts';
import { formatPeriod, parsePeriod, periodLabel, shiftPeriod } from './periods.ts';
import type { Figure } from './suppression.ts';

export interface CoverageSaid {
  metric: Metric;
  /** The month or months, in words. */
  when: string;
  total: CoverageCell;
  change: Change | null;
  worst: CoverageCell | null;
  isCounty: boolean;
}

/** 2026年10月末，全省困难企业走访覆盖率 42.5%（534 家），比上月高 0.3 个百分点；仍有 307 家未走访，最多的是榆林市（45 家）。 */
export function coverageSentence({ metric, when, total, change, worst, isCounty }: CoverageSaid): string {
  const opening = `${when}，${total.name}${metric.label}`;
  const { state, text, denominator } = total.figure;
  const missing = missingWords(total);
  if (state === 'not_submitted') return `${opening}无法计算：应报单位都没有报送，这不等于 0。`;
  if (state === 'load_failed') return `${opening}无法计算：报送的文件未能装入，这不等于 0。`;
  if (state === 'not_applicable') return `${opening}不适用：没有${metric.denominator}。`;
  if (metric.kind !== 'share') return measureSentence({ metric, when, total, change, worst, isCounty });
  const share =
    state === 'hidden'
      ? `${opening}${hiddenWords(metric, total)}`
      : `${opening} ${text}（${formatInteger(denominator!)} ${metric.counter}${state === 'small_sample' ? '，样本少' : ''}）${change ? `，${change.text}` : ''}`;
  const uncovered = total.uncovered.value;
  if (uncovered === null) return `${share}${missing}。`;
  if (uncovered === 0) return `${share}；没有${metric.uncovered}的${missing}。`;
  const most =
    !isCounty && worst && worst.uncovered.value
      ? `，最多的是${worst.name}（${worst.uncovered.text} ${metric.counter}）`
      : '';
  return `${share}；仍有 ${formatInteger(uncovered)} ${metric.counter}${metric.uncovered}${workersWords(total)}${most}${missing}。`;
}

/** Secret for persons; too few for a rate where the count itself is said. */
function hiddenWords({ isAboutPersons, counter }: Metric, { size }: CoverageCell): string {
  return isAboutPersons || size === null
    ? `不公开（${counter}数过少）`
    : `不算比率（共 ${formatInteger(size)} ${counter}）`;
}

/** 2026年10月末，全省市县工会干部人均下基层天数 62.6 天（247 人），比上月多 5.1 天；最少的是商洛市（40.2 天）。 */
function measureSentence({ metric, when, total, change, worst, isCounty }: CoverageSaid): string {
  const opening = `${when}，${total.name}${metric.label}`;
  const { state, denominator } = total.figure;
  if (state === 'hidden') return `${opening}${hiddenWords(metric, total)}${missingWords(total)}。`;
  const base =
    metric.kind === 'mean'
      ? `（${formatInteger(denominator!)} ${metric.counter}${state === 'small_sample' ? '，样本少' : ''}）`
      : state === 'small_sample'
        ? '（样本少）'
        : '';
  const end = metric.better === 'up' && metric.kind !== 'count' ? '最低的是' : '最高的是';
  const most =
    !isCounty && worst?.figure.value != null && metric.kind !== 'count'
      ? `；${end}${worst.name}（${valueWords(metric, worst.figure)}）`
      : '';
  return `${opening} ${valueWords(metric, total.figure)}${base}${change ? `，${change.text}` : ''}${most}${missingWords(total)}。`;
}

/** A figure with its unit as it is read aloud: 63.2%, 12.4 天, 不公开. */
export function valueWords(metric: Metric, figure: Figure): string {
  if (figure.value === null) return figure.text;
  return metric.unit === '%' ? `${figure.text.replace(/%$/, '')}%` : `${figure.text} ${metric.unit}`;
}

/** Change of the figure of an indicator: shares in percentage points, counts whole, means with one decimal. */
export function changeOf(metric: Metric, now: number | null, before: number | null, against: string): Change | null {
  if (now === null || before === null) return null;
  if (metric.kind === 'count') return countChange(now, before, metric.unit, against);
  return metric.kind === 'share'
    ? shareChange(now, before, against)
    : amountChange(now, before, metric.unit === '%' ? '个百分点' : metric.unit, against);
}

function workersWords({ workers_uncovered }: CoverageCell): string {
  return workers_uncovered ? `，涉及职工 ${formatRounded(workers_uncovered)} 人` : '';
}

function missingWords({ missing_units, failed_units }: CoverageCell): string {
  const parts = [
    missing_units > 0 ? `${missing_units} 个单位未报送` : '',
    failed_units > 0 ? `${failed_units} 个单位加载失败` : ''
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `；${parts.join('、')}，未计入`;
}

/**
 * How far the share is from the target, as a figure in percentage points with its words; null where there is no
 * target.
 */
export function targetFigure(
  metric: Metric,
  total: CoverageCell,
  target_value: number | null
): { figure: Figure; label: string; note: string } | null {
  if (target_value === null || metric.kind !== 'share') return null;
  const target = `目标 ${formatPercent(target_value).replace('.0', '')}`;
  const { value, numerator, denominator } = total.figure;
  if (value === null || numerator === null || denominator === null)
    return { figure: total.figure, label: `距${target}`, note: '' };
  const short = Math.max(0, Math.ceil(target_value * denominator) - numerator);
  const points = Math.max(0, target_value - value) * 100;
  return {
    label: `距${target}`,
    note: short === 0 ? '已达到目标' : `还差 ${formatInteger(short)} ${metric.counter}`,
    figure: {
      ...total.figure,
      value: points,
      text: formatDecimal(points),
      numerator: null,
      denominator: null,
      interval: null
    }
  };
}

/** 38.4%–46.7%; null where there is no share. */
export function intervalWords(cell: CoverageCell): string | null {
  return cell.figure.interval ? formatShareInterval(cell.figure.interval.low, cell.figure.interval.high) : null;
}

/** 12 天前 / 当日; null where nothing ever happened. */
export function idleWords(days: number | null): string | null {
  if (days === null) return null;
  return days === 0 ? '当日' : `${formatInteger(days)} 天前`;
}

/** 2026年10月末 for a situation, 2026年10月 for a month's records, 2025年11月至2026年10月 for several months. */
export function whenWords(metric: Metric, month: string, span: number): string {
  if (metric.period !== 'month') return `${monthLabel(month)}末`;
  return span === 1
    ? monthLabel(month)
    : `${monthLabel(formatPeriod(shiftPeriod(parsePeriod(month.slice(0, 7))!, 1 - span)))}至${monthLabel(month)}`;
}

export function monthLabel(month: string): string {
  return periodLabel(parsePeriod(month.slice(0, 7))!);
}
