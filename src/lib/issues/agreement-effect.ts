/** Records after an agreement was signed, against the same months a year before. */
import { countRatio } from '#lib/stats/count-ratio.ts';
import { formatInteger, formatPercent } from '#lib/domain/format.ts';

const MOST_MONTHS = 11;
/** Below this many records on either side the change is named and not put in per cent. */
const RATE_NEEDS = 5;

export interface MonthCount {
  /** First day of the month, ISO. */
  month: string;
  record_count: number;
}

/**
 * Whole months after the month of signing, at most 11, against the same calendar months a year earlier: so the season
 * is the same and every earlier month lies before the signing. One sentence; it says when there is too little to
 * compare. Sequence is not cause.
 */
export function agreementSentence(volumes: readonly MonthCount[], signedOn: string, asOf: string): string {
  const signed = monthNumber(signedOn);
  const months = Math.min(MOST_MONTHS, monthNumber(asOf) - 1 - signed);
  if (months < 1) return '签订后还没有满一个月，不能比较';
  const sum = (from: number) =>
    volumes
      .filter(({ month }) => monthNumber(month) >= from && monthNumber(month) < from + months)
      .reduce((total, row) => total + row.record_count, 0);
  const [after, before] = [sum(signed + 1), sum(signed - 11)];
  const counts = `签订后 ${months} 个月 ${formatInteger(after)} 条，上年同月 ${formatInteger(before)} 条`;
  const found = countRatio(after, before);
  if (!found) return `${counts}，太少，看不出变化`;
  if (found.low < 1 && found.high > 1) return `${counts}，变化在随机起伏之内`;
  // Of one record becoming twenty-three nobody needs the per cent.
  if (Math.min(after, before) < RATE_NEEDS)
    return `${counts}，${found.ratio < 1 ? '少于' : '多于'}上年同月，超出随机起伏`;
  const change = (ratio: number) => formatPercent(Math.abs(ratio - 1));
  return found.ratio < 1
    ? `${counts}，少了 ${change(found.ratio)}（约少 ${change(found.high)} 至 ${change(found.low)}）`
    : `${counts}，多了 ${change(found.ratio)}（约多 ${change(found.low)} 至 ${change(found.high)}）`;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}
