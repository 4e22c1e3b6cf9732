/** Definitions of 覆盖地图 for the chosen indicator. */
import type { CoverageView } from '#lib/domain/coverage-view.ts';
import { formatInteger } from '#lib/domain/format.ts';
import type { Metric } from '#lib/domain/metrics/metric.ts';

export function coverageNotes(metric: Metric, { total }: CoverageView): [string, string][] {
  const { denominator } = total.figure;
  const persons = metric.isAboutPersons ? `1–4 ${metric.counter}不公开，能由合计推出的也不公开。` : '';
  return [
    [
      '样本',
      `分母 ${denominator === null ? '不公开或不适用' : formatInteger(denominator)}；分母不足 10 的不算比率，10 至 29 标“样本少”。${persons}`
    ],
    ['缺报', '未报送和加载失败的单位不计入分子和分母，不等于 0。'],
    ['地区', '按所属工会归市；杨凌示范区、产业工会和省直管单位单独列在地图下方，不计入所在地的市。']
  ];
}
