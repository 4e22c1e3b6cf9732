/** Titles of the cards: each says the finding. */
import type { CoverageCell } from '#lib/domain/coverage.ts';
import type { CoverageView } from '#lib/domain/coverage-view.ts';
import { changeOf, valueWords } from '#lib/domain/coverage-words.ts';
import type { Metric } from '#lib/domain/metrics/metric.ts';

/** 10 个市中覆盖率最低的是商洛市（31.0%） */
export function mapTitle(view: CoverageView, metric: Metric): string {
  const shown = view.drawn.filter((cell) => (view.measure === 'share' ? cell.figure : cell.uncovered).value !== null);
  if (shown.length < 2)
    return `${view.path.length > 1 ? view.path[1]!.name : view.total.name}：能公开的地区不足两个，请看清单`;
  if (metric.kind !== 'share') {
    const worst = shown.reduce((most, cell) =>
      (metric.better === 'up' ? cell.figure.value! < most.figure.value! : cell.figure.value! > most.figure.value!)
        ? cell
        : most
    );
    return `可比的 ${shown.length} 个地区中，${metric.better === 'up' ? '最低' : '最高'}的是${worst.name}（${valueWords(metric, worst.figure)}）`;
  }
  if (view.measure === 'share') {
    const lowest = shown.reduce((low, cell) => (cell.figure.value! < low.figure.value! ? cell : low));
    return `可比的 ${shown.length} 个地区中，覆盖率最低的是${lowest.name}（${lowest.figure.text}）`;
  }
  const most = shown.reduce((top, cell) => (cell.uncovered.value! > top.uncovered.value! ? cell : top));
  return `可比的 ${shown.length} 个地区中，${metric.uncovered}最多的是${most.name}（${most.uncovered.text} ${metric.counter}）`;
}

/** 12 个乡镇（街道）、1 个园区中，未走访最多的是石桥街道（9 家） */
export function townshipTitle(townships: readonly CoverageCell[], metric: Metric): string {
  const parks = townships.filter((cell) => cell.code.startsWith('park/')).length;
  const counted = [
    parks < townships.length ? `${townships.length - parks} 个乡镇（街道）` : '',
    parks > 0 ? `${parks} 个园区` : ''
  ]
    .filter((part) => part !== '')
    .join('、');
  const worst = townships.find((cell) => cell.uncovered.value !== null && cell.uncovered.value > 0);
  return worst
    ? `${counted}中，${metric.uncovered}最多的是${worst.name}（${worst.uncovered.text} ${metric.counter}）`
    : `${counted}中没有${metric.uncovered}的`;
}

/** 一年来由 40.1% 到 42.5% */
export function trendTitle(view: CoverageView, metric: Metric): string {
  const figures = view.trend.figures;
  const now = figures.at(-1)?.value ?? null;
  const first = figures.findIndex((figure) => figure.value !== null);
  if (now === null || first === figures.length - 1)
    return `${view.total.name}${metric.label}不足两个月可以公开，看不出走势`;
  const before = figures.at(-13)?.value ?? figures[first]!.value!;
  const words = figures.at(-13)?.value === undefined || figures.at(-13)?.value === null ? '最早的一个月' : '一年前';
  return `${view.total.name}${metric.label}为 ${valueWords(metric, figures.at(-1)!)}，${changeOf(metric, now, before, words)!.text}`;
}

/** Words of an empty page: its content, the reason, the next step. */
export function emptyWords(
  metric: Metric,
  isUnpublished: boolean
): { sentence: string; would: string; why: string; next: string } {
  if (isUnpublished) {
    return {
      sentence: '还没有发布过数据，覆盖情况无从谈起。',
      would: '这里会显示全省各市县的覆盖率和盲区。',
      why: '还没有任何一批数据入库。',
      next: '到「报送」页拖入数据文件，核对后入库。'
    };
  }
  return {
    sentence: `${metric.label}不适用：本期在所选范围内没有${metric.denominator || metric.numerator}。`,
    would: `这里会显示各市县的${metric.label}，以及最需要关注的地区。`,
    why: `数字取自${metric.registers}，而已载入的数据在这一期间和范围内没有它；这不表示覆盖率为 0。`,
    next: `请载入${metric.registers}，或改选期间、范围和指标。`
  };
}
