/** The name of the comparison of visited enterprises with their equals: an association, found or not. */
import { formatDecimal } from '#lib/domain/format.ts';
import { ASSOCIATION_NEEDS, type VisitAssociation } from '#lib/stats/visit-association.ts';

export function associationTitle(of: VisitAssociation): string {
  if (of.kind === 'too_few') return '数据不足，说不出走访与此后的诉求有没有关联';
  if (!of.isFound) return '看不出走访与此后的诉求有关联';
  return `走访与此后的诉求有关联：比未走访的同类${of.difference < 0 ? '少' : '多'} ${formatDecimal(Math.abs(of.difference), 2)} 件`;
}

/** @param judged industries that were judged together */
export function associationSentence(of: VisitAssociation, judged: number): string {
  if (of.kind === 'too_few')
    return `近两年里配上对照的走访只有 ${of.matched} 次，少于 ${ASSOCIATION_NEEDS} 次，不作估计。`;
  const { low, high } = of.interval;
  const measured = `平均每家差 ${formatDecimal(of.difference, 2)} 件，单看本行业约在 ${formatDecimal(low, 2)} 至 ${formatDecimal(high, 2)} 件${of.isSmall ? '（样本少，仅供参考）' : ''}。`;
  if (of.isFound) return `${measured}${judged} 个行业一起检验后仍不像偶然。`;
  if (low > 0 || high < 0)
    return `${measured}单看区间不含 0，但 ${judged} 个行业一起检验，总有一两个会这样：分不出是不是偶然。`;
  return `${measured}区间含 0：可能有差别，但这些数据看不出来。`;
}
