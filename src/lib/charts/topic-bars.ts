/** Records by topic, stacked by source: horizontal bars on a zero base, largest first, the rest as 其他. */
import { formatInteger } from '#lib/domain/format.ts';
import type { ChartSpec } from './chart-spec.ts';
import { seriesColour } from './series-colour.ts';
import { CATEGORY_LIMIT, type Palette } from './palette.ts';

export interface TopicBarRow {
  topic: string;
  /** Count by part key; a missing key is zero records of that part. */
  counts: Record<string, number>;
}

export interface BarPart {
  key: string;
  label: string;
}

const ROW_HEIGHT = 30;
/** Longer names break into a second line, so that bars keep room on a phone. */
const LABEL_WIDTH = 118;
const FRAME_HEIGHT = 60;
const OTHER = '其他';

/**
 * @param parts the segments of each bar; parts after the sixth are drawn as 其他
 * @param limit bars to draw; further topics are summed as 其他
 * @param unit of the counts, such as 件
 */
export function topicBars(
  rows: readonly TopicBarRow[],
  parts: readonly BarPart[],
  unit: string,
  limit = 10
): ChartSpec {
  const ranked = foldTopics(rows, limit);
  const shown = parts.length > CATEGORY_LIMIT ? parts.slice(0, CATEGORY_LIMIT) : parts;
  const folded = parts.slice(shown.length);
  const valueOf = (row: TopicBarRow, key: string) =>
    key === OTHER ? folded.reduce((sum, part) => sum + (row.counts[part.key] ?? 0), 0) : (row.counts[key] ?? 0);
  const series = folded.length > 0 ? [...shown, { key: OTHER, label: OTHER }] : [...shown];
  return {
    height: FRAME_HEIGHT + ranked.length * ROW_HEIGHT,
    summary: summaryOf(ranked, unit),
    table: {
      columns: [
        { key: 'topic', label: '主题' },
        ...parts.map((part) => ({ ...part, numeric: true })),
        { key: 'total', label: '合计', numeric: true }
      ],
      rows: ranked.map((row) => ({
        topic: row.topic,
        ...Object.fromEntries(parts.map((part) => [part.key, row.counts[part.key] ?? 0])),
        total: totalOf(row)
      }))
    },
    option: (palette) => ({
      textStyle: { fontFamily: palette.fontFamily, color: palette.text },
      color: palette.categories,
      grid: { left: 4, right: 56, top: series.length > 1 ? 34 : 8, bottom: 4, containLabel: true },
      legend:
        series.length > 1
          ? { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: palette.text, fontSize: 13 } }
          : undefined,
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true, ...tooltipStyle(palette) },
      xAxis: {
        type: 'value',
        min: 0,
        minInterval: 1,
        splitNumber: 3,
        axisLabel: { color: palette.textSoft, hideOverlap: true },
        splitLine: { lineStyle: { color: palette.line } }
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: ranked.map((row) => row.topic),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.line } },
        axisLabel: { color: palette.text, fontSize: 13, width: LABEL_WIDTH, overflow: 'break', lineHeight: 14 }
      },
      series: series.map((part, i) => ({
        type: 'bar',
        name: part.label,
        stack: 'all',
        barMaxWidth: 18,
        cursor: 'default',
        itemStyle: {
          color: part.key === OTHER ? palette.other : palette.categories[seriesColour(part.key, i)],
          borderColor: palette.surface,
          borderWidth: 1
        },
        emphasis: { disabled: true },
        data: ranked.map((row) => valueOf(row, part.key)),
        label:
          i === series.length - 1
            ? {
                show: true,
                position: 'right',
                color: palette.text,
                formatter: ({ dataIndex }: { dataIndex: number }) => formatInteger(totalOf(ranked[dataIndex]!))
              }
            : undefined
      }))
    })
  };
}

/** The box that follows the pointer, in the colours of the theme. */
export function tooltipStyle(palette: Palette): object {
  return {
    backgroundColor: palette.surface,
    borderColor: palette.line,
    textStyle: { color: palette.text, fontSize: 13 },
    transitionDuration: 0
  };
}

function totalOf(row: TopicBarRow): number {
  return Object.values(row.counts).reduce((sum, count) => sum + count, 0);
}

function foldTopics(rows: readonly TopicBarRow[], limit: number): TopicBarRow[] {
  const named = rows
    .filter((row) => row.topic !== OTHER)
    .sort((a, b) => totalOf(b) - totalOf(a) || (a.topic < b.topic ? -1 : 1));
  const rest = [...named.slice(limit), ...rows.filter((row) => row.topic === OTHER)];
  if (rest.length === 0) return named;
  const counts: Record<string, number> = {};
  for (const row of rest)
    for (const [key, count] of Object.entries(row.counts)) counts[key] = (counts[key] ?? 0) + count;
  return [...named.slice(0, limit), { topic: OTHER, counts }];
}

function summaryOf(rows: readonly TopicBarRow[], unit: string): string {
  if (rows.length === 0) return '没有记录';
  const total = rows.reduce((sum, row) => sum + totalOf(row), 0);
  const top = rows.slice(0, 3).map((row) => `${row.topic} ${formatInteger(totalOf(row))} ${unit}`);
  return `共 ${formatInteger(total)} ${unit}，最多的是${top.join('、')}。`;
}
