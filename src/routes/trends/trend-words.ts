import { changeSentence } from '#lib/charts/trends-charts.ts';
import { formatDay, formatInteger, growthText } from '#lib/domain/format.ts';
import { periodLabel } from '#lib/domain/periods.ts';
import { scopeName, type ShellData } from '#lib/domain/shell.ts';
import { trendFilterWords } from '#lib/domain/trend-parts.ts';
import { COUNTED, type TrendRequest } from '#lib/domain/trends.ts';
import type { readTrends } from './trends-page.server.ts';

export type Trends = Awaited<ReturnType<typeof readTrends>>;

/** Words that the sentences, titles and notes of all cards share. */
export interface TrendWords {
  /** The chosen region, or the scope: 西安市. */
  place: string;
  /** Place, topic and filters: 西安市欠薪、建筑业. */
  subject: string;
  /** 诉求和咨询, 负面诉求 or 全部记录. */
  measure: string;
  /** The period; with its last day while it still runs. */
  period: string;
  against: '同比' | '环比';
  /** Foot of saved charts: the measure and the data version. */
  note: string;
}

export function trendWords(trends: Trends | null, request: TrendRequest, shell: ShellData): TrendWords {
  const topic = trends?.topics.find((at) => at.topic_code === request.topic)?.topic_name ?? '全部主题';
  const place = trends?.regions.find((at) => at.region_code === request.region)?.region_name ?? scopeName(shell);
  const measure = COUNTED[request.counted];
  return {
    place,
    subject: [`${place}${topic}`, ...trendFilterWords(request)].join('、'),
    measure,
    period: `${periodLabel(shell.filters.period)}${trends?.is_unfinished ? `（截至${formatDay(trends.to)}）` : ''}`,
    against: shell.filters.compare === 'year' ? '同比' : '环比',
    note: `${measure}条数 · 数据版本 ${shell.data_version}`
  };
}

/** The sentence at the head of the page. */
export function trendSentence(trends: Trends | null, { period, subject, against }: TrendWords): string {
  if (!trends) return '还没有发布过数据，没有走势可看。';
  const { now, before } = trends.mix;
  const growth = growthText(now, before, against) ?? '没有可比的基数';
  const days = trends.is_unfinished ? '（对比期取同样天数）' : '';
  return `${period}${subject} ${formatInteger(now)} 条，${growth}${days}；${changeSentence(trends.changes, trends.weeks)}。`;
}

/** State of a card that has nothing to draw. */
export function emptyCard(would: string, why: string) {
  return { kind: 'empty' as const, would, why, next: '放宽筛选，或等数据积累。' };
}
