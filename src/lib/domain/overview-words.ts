/** The sentence at the top of 总览. Pure. */
import type { CoverageView } from './coverage-view.ts';
import { formatInteger, formatRounded } from './format.ts';
import type { Metric } from '#lib/domain/metrics/metric.ts';
import type { Headline } from './overview.ts';
import { periodLabel, type Period } from './periods.ts';

export interface OverviewSaid {
  period: Period;
  /** 截至11月24日 while the period runs, otherwise null. */
  until: string | null;
  scope_name: string;
  headline: Headline | null;
  metric: Metric;
  coverage: CoverageView;
}

/** 2026年10月全省走访 369 次，比上月多 93 次（环比增长 33.7%），超出通常波动，主要在西安市；困难企业走访覆盖率 42.5%，仍有 307 家未走访，最多的是西安市。 */
export function overviewSentence({ period, until, scope_name, headline, metric, coverage }: OverviewSaid): string {
  const opening = `${periodLabel(period)}${until ? `（${until}）` : ''}${scope_name}`;
  const parts = [
    headline
      ? `${opening}${headline.said} ${formatRounded(headline.count)} ${headline.unit}${changeWords(headline)}`
      : `${opening}没有走访、信访和网络帖文记录`,
    coverageWords(metric, coverage)
  ];
  return `${parts.filter((part) => part !== null).join('；')}。`;
}

function changeWords({ change, usual, festival_moved, place, unit }: Headline): string {
  if (!change) return '';
  const moved = festival_moved ? '（两期离春节的远近不同，增减不宜直接看）' : '';
  if (change.direction === 'flat') return `，${change.text}${moved}`;
  if (!usual) return `，${change.text}${moved}`;
  const range = `（通常 ${formatInteger(usual.low)} 至 ${formatInteger(usual.high)} ${unit}）`;
  if (usual.state === 'usual') return `，${change.text}${moved}，在通常波动之内${range}`;
  const where = place
    ? `，${place.difference > 0 ? '增加' : '减少'}最多的是${place.name}（${formatInteger(Math.abs(place.difference))} ${unit}）`
    : '';
  return `，${change.text}${moved}，超出通常波动${range}${where}`;
}

function coverageWords(metric: Metric, { total, gaps }: CoverageView): string | null {
  if (total.figure.value === null) return null;
  const uncovered = total.uncovered.value;
  const worst = gaps[0];
  const left =
    uncovered === null
      ? ''
      : uncovered === 0
        ? `，没有${metric.uncovered}的`
        : `，仍有 ${formatInteger(uncovered)} ${metric.counter}${metric.uncovered}${worst?.uncovered.value ? `，最多的是${worst.name}` : ''}`;
  return `${metric.label} ${total.figure.text}${left}`;
}
