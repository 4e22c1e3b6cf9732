/** Coverage indicators in running text, tables and tiles; what may be shown was decided by `coverageView`. */
import type { TileInput } from '#lib/charts/tile-map.ts';
import { coverageMapCells, coverageScale } from '#lib/charts/coverage-map.ts';
import type { CoverageCell } from '#lib/domain/coverage.ts';
import { formatDate, formatInteger, formatPercent } from '#lib/domain/format.ts';
import type { Metric } from '#lib/domain/metrics/metric.ts';
import { hasNumber } from '#lib/domain/states.ts';
import type { Figure } from '#lib/domain/suppression.ts';
import { citeFrom, type Cite } from '#lib/briefing/cite.ts';
import type { Inline, Table } from '#lib/document/document.ts';
import type { CoverageFacts } from '#lib/briefing/facts.ts';
import { joinText } from '#lib/document/blocks.ts';
import { withoutStraySpaces } from '#lib/document/spacing.ts';

export function coverageCite({ cells }: Pick<CoverageFacts, 'cells'>, metric: Metric): Cite {
  return citeFrom(cells, metric.indicator, `${metric.formula}。${metric.caveat}`);
}

/** A figure as a reference, or the words of its state. */
export function figureText(cite: Cite, key: string, label: string, figure: Figure): Inline[] {
  return hasNumber(figure.state) && figure.value !== null
    ? [cite(key, label, figure.value, figure.text)]
    : [figure.text];
}

/** 困难企业走访覆盖率 42.5%（834 家中的 354 家），95% 区间 …；仍有 480 家未走访，最多的是榆林市（45 家）。 */
export function coverageSentence(found: CoverageFacts, metric: Metric, opening: string): Inline[] {
  const cite = coverageCite(found, metric);
  const { total } = found.view;
  const { figure, uncovered } = total;
  const start = `${opening}${metric.label}`;
  if (figure.state === 'not_submitted') return [`${start}无法计算：应报单位都没有报送，这不等于 0。`];
  if (figure.state === 'load_failed') return [`${start}无法计算：报送的文件未能装入，这不等于 0。`];
  if (figure.state === 'not_applicable') return [`${start}不适用：没有${metric.denominator}。`];
  const share =
    figure.value === null
      ? [`${start}不公开（${metric.counter}数过少）`]
      : joinText(`${start} `, cite('share', metric.label, figure.value, figure.text), shareParts(cite, metric, figure));
  const left =
    uncovered.value === null
      ? []
      : uncovered.value === 0
        ? [`；没有${metric.uncovered}的`]
        : joinText(
            '；仍有 ',
            cite('uncovered', `${metric.uncovered}数`, uncovered.value, uncovered.text),
            ` ${metric.counter}${metric.uncovered}`,
            worstOf(found, metric, cite)
          );
  return joinText(share, left, missingPhrase(cite, total), '。');
}

function shareParts(cite: Cite, metric: Metric, { numerator, denominator, interval, state }: Figure): Inline[] {
  if (numerator === null || denominator === null) return [];
  const sample =
    state === 'small_sample' && interval
      ? joinText(
          '，样本少，可信区间 ',
          cite('low', '区间下限（95%，Wilson）', interval.low, formatPercent(interval.low)),
          ' 至 ',
          cite('high', '区间上限（95%，Wilson）', interval.high, formatPercent(interval.high))
        )
      : [];
  return joinText(
    '（',
    cite('denominator', metric.denominator, denominator, formatInteger(denominator)),
    ` ${metric.counter}中的 `,
    cite('numerator', metric.numerator, numerator, formatInteger(numerator)),
    ` ${metric.counter}`,
    sample,
    '）'
  );
}

/** Places with units, most uncovered first; empty where there is only one: a map, a list or a 最多 compares. */
export function comparedPlaces({ drawn, gaps }: CoverageFacts['view']): CoverageCell[] {
  const places = gaps.filter((cell) => cell.unit_count > 0);
  return drawn.length > 1 && places.length > 1 ? places : [];
}

function worstOf({ view }: CoverageFacts, metric: Metric, cite: Cite): Inline[] {
  const [worst] = comparedPlaces(view);
  if (!worst || !worst.uncovered.value) return [];
  return joinText(
    `，最多的是${worst.name}（`,
    cite(`${worst.code}.uncovered`, `${worst.name}${metric.uncovered}数`, worst.uncovered.value, worst.uncovered.text),
    ` ${metric.counter}）`
  );
}

function missingPhrase(cite: Cite, { missing_units, failed_units }: CoverageCell): Inline[] {
  return joinText(
    missing_units > 0
      ? [
          '；',
          cite('missing_units', '未报送单位数', missing_units, formatInteger(missing_units)),
          ' 个单位未报送，未计入'
        ]
      : [],
    failed_units > 0
      ? [
          '；',
          cite('failed_units', '加载失败单位数', failed_units, formatInteger(failed_units)),
          ' 个单位加载失败，未计入'
        ]
      : []
  );
}

const LISTED = 10;

/** The ten places with most uncovered, or fewer; null where there is nothing to compare. */
export function gapTable(found: CoverageFacts, metric: Metric, id: string, title: string): Table | null {
  const cite = coverageCite(found, metric);
  const cells = comparedPlaces(found.view).slice(0, LISTED);
  if (cells.length === 0) return null;
  return {
    type: 'table',
    id,
    title,
    columns: [
      { label: '地区或单位', numeric: false, weight: 3 },
      { label: metric.label, numeric: true, weight: 4 },
      { label: `${metric.uncovered}（${metric.counter}）`, numeric: true, weight: 3 },
      { label: `最近一次${metric.activity}`, numeric: true, weight: 3 }
    ],
    rows: cells.map((cell) => [
      [cell.name],
      joinText(
        figureText(cite, `${cell.code}.share`, `${cell.name}${metric.label}`, cell.figure),
        cell.figure.state === 'small_sample' ? ['（样本少）'] : []
      ),
      figureText(cite, `${cell.code}.uncovered`, `${cell.name}${metric.uncovered}数`, cell.uncovered),
      cell.last_activity_on && !metric.isAboutPersons
        ? [
            cite(
              `${cell.code}.last`,
              `${cell.name}最近一次${metric.activity}`,
              cell.last_activity_on,
              formatDate(cell.last_activity_on)
            )
          ]
        : ['—']
    ])
  };
}

/** The places as schematic tiles: a boundary file for internal screens is not for circulation. */
export function coverageTiles(found: CoverageFacts, metric: Metric): TileInput {
  const cells = coverageMapCells(
    [...found.view.drawn, ...found.view.strip],
    metric,
    found.view.measure,
    () => undefined
  ).map((cell) => ({ ...cell, label: withoutStraySpaces(cell.label) }));
  return {
    cells,
    scale: coverageScale(cells, found.view.measure, metric),
    measure: found.view.measure === 'share' ? `${metric.label}（%）` : `${metric.uncovered}数（${metric.counter}）`
  };
}
