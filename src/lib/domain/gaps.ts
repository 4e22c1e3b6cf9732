/** One gap in words: what it is, how large, since when. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { formatDate, formatInteger } from './format.ts';
import { daysBetween } from './freshness.ts';
import { gapKindOf } from './gap-types.ts';
import { householdBand } from './household-bands.ts';
import { industryName, sourceName } from './names.ts';
import { shortOrgName } from './orgs.ts';

/** A row of `gaps/list`. */
export type GapRow = Omit<QueryRow<'gaps/list'>, 'total_rows'>;

const STATION_LEVELS: Record<string, string> = {
  city: '市级',
  county: '县级',
  township: '乡镇（园区）',
  community: '社区（村）',
  enterprise: '企业'
};

/** 镇安县：228 天没有任何走访，在册企业 25 家 */
export function gapTitle(gap: GapRow, asOf: string): string {
  const unit = shortOrgName(gap.unit_name);
  const days = gap.last_on === null ? null : Math.max(0, daysBetween(gap.last_on, asOf));
  switch (gap.gap_type) {
    case 'G1':
      if (gap.subject_kind === 'households') return `${unit}：${householdBand(gap.size)}困难职工户逾期没有入户`;
      if (gap.subject_kind === 'county')
        return `${gap.county_name ?? unit}：${days === null ? '从未走访' : `${formatInteger(days)} 天没有任何走访`}，在册企业 ${formatInteger(gap.size)} 家`;
      if (gap.subject_kind === 'township')
        return `${gap.county_name ?? unit}${gap.subject_name ?? ''}：${days === null ? '从未走访过' : `${formatInteger(days)} 天没有走访过`}任何一家企业，在册 ${formatInteger(gap.size)} 家`;
      return `${gap.subject_name ?? gap.subject_id}：${days === null ? '从未走访' : `${formatInteger(days)} 天没有走访`}`;
    case 'G2':
      return gap.subject_kind === 'households'
        ? `${unit}：${householdBand(gap.size)}困难职工户没有联系人`
        : `${gap.subject_name ?? gap.subject_id}：困难企业没有联系人`;
    case 'G3':
      return `${gap.county_name ?? unit}：“${gap.subject_name ?? gap.topic_code}”诉求 ${formatInteger(gap.size)} 件，排第 ${gap.demand_place}；同期走访 ${formatInteger(gap.total ?? 0)} 次，少的排第 ${gap.visit_place}（共 ${gap.county_count} 个县）`;
    case 'G4':
      return `${unit}：走访 ${gap.visit_count} 次，提出的 ${formatInteger(gap.total ?? 0)} 个问题中 ${formatInteger(gap.size)} 个没有解决`;
    case 'G5':
      return `${unit}：${formatInteger(gap.total ?? 0)} 家应协商企业中 ${formatInteger(gap.size)} 家没有有效协议${gap.industry ? `，以${industryName(gap.industry)}居多` : ''}`;
    case 'G6':
      return silenceTitle(gap, unit);
    case 'G7':
      return `“${gap.subject_name ?? gap.topic_code}”：近期 ${formatInteger(gap.size)} 条、${formatInteger(gap.total ?? 0)} 个热点，本年没有课题涉及`;
    case 'G8':
      return gap.station_level === 'township'
        ? `${unit}：${formatInteger(gap.total ?? 0)} 个乡镇（园区）工会中 ${formatInteger(gap.size)} 个没有帮扶站点`
        : `${unit}：没有${STATION_LEVELS[gap.station_level ?? ''] ?? ''}帮扶站点`;
    case 'G9':
      return gap.total !== null && gap.total >= gap.size
        ? `${unit}：解决了的 ${formatInteger(gap.total)} 个问题中 ${formatInteger(gap.size)} 个没有答复职工`
        : `${unit}：${formatInteger(gap.size)} 个已解决的问题没有答复职工`;
    case 'G10':
      return `${gap.county_name ?? unit}：${formatInteger(gap.total ?? 0)} 次走访中只有 ${formatInteger(gap.size)} 次触及${gap.subject_id ?? ''}（占职工 ${gap.workforce_percent}%，占诉求 ${gap.complaint_percent}%）`;
    default:
      return gapKindOf(gap.gap_type).label;
  }
}

function silenceTitle(gap: GapRow, unit: string): string {
  const span =
    gap.since_on === null || gap.last_on === null
      ? ''
      : `${gap.since_on.slice(0, 4)}年${monthSpan(gap.since_on, gap.last_on)}`;
  const what = `${sourceName(gap.source ?? '')}${span}（${gap.total} 个月）`;
  const expected = `推算应有约 ${formatInteger(gap.size)} 条（上年同月 ${gap.own_count}，同类单位 ${gap.peer_count}）`;
  if (gap.silence === 'not_submitted') return `${unit}：${what}未报送，不等于零；${expected}`;
  if (gap.silence === 'load_failed') return `${unit}：${what}的文件加载失败，不等于零；${expected}`;
  if (gap.silence === 'zero') return `${unit}：${what}已报送而为零；${expected}`;
  return `${unit}：${what}没有记录也没有报送台账，分不清是零还是未报；${expected}`;
}

function monthSpan(from: string, to: string): string {
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  const year = from.slice(0, 4) === to.slice(0, 4) ? '' : `${to.slice(0, 4)}年`;
  return first === last && year === '' ? `${first}月` : `${first}月至${year}${last}月`;
}

/** How large, for the column of the list. */
export function gapSize(gap: GapRow): string {
  if (gap.subject_kind === 'households') return householdBand(gap.size);
  if (gap.gap_type === 'G6') return `约 ${formatInteger(gap.size)} 条`;
  return `${formatInteger(gap.size)} ${gap.size_unit}`;
}

/** 2026年10月7日起，48 天; 至少 2,094 天（有记录以来） where the records begin no earlier. */
export function gapSince(gap: Pick<GapRow, 'since_on' | 'is_since_records'>, asOf: string): string {
  if (gap.since_on === null) return '无记录';
  const days = formatInteger(Math.max(0, daysBetween(gap.since_on, asOf)));
  return gap.is_since_records ? `至少 ${days} 天（有记录以来）` : `${formatDate(gap.since_on)}起，${days} 天`;
}

/** 排在这里：涉及职工 10,281 人（60 分）、行业风险 68（14 分）、附近诉求高于 66% 的县（13 分）. */
export function gapWhy(gap: GapRow): string {
  const people = affectedWords(gap);
  const share = Math.min(1, Math.sqrt(gap.affected / 10_000));
  return [
    // The points of a band of households would narrow it down.
    gap.subject_kind === 'households'
      ? '户数按档计'
      : `涉及职工 ${people === '—' ? '不计' : people}（${Math.round(share * 60)} 分）`,
    `行业风险 ${gap.industry_risk}（${Math.round(gap.industry_risk / 5)} 分）`,
    `附近诉求高于 ${gap.demand_rank}% 的县（${Math.round(gap.demand_rank / 5)} 分）`
  ].join('、');
}

/** True where a state without number is meant, drawn hatched and never as zero. */
export function isMissingGap(gap: Pick<GapRow, 'gap_type' | 'silence'>): boolean {
  return gap.gap_type === 'G6' && gap.silence !== 'zero';
}

/** The sum of affected workers of households is not said: it is a band of persons. */
export function affectedWords(gap: GapRow): string {
  if (gap.subject_kind === 'households' || gap.gap_type === 'G8' || gap.gap_type === 'G7') return '—';
  return gap.affected > 0 ? `${formatInteger(gap.affected)} 人` : '—';
}
