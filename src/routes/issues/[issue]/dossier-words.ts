/** Sentences of an issue's dossier. Pure. */
import { formatDate, formatDecimal, formatInteger } from '#lib/domain/format.ts';
import { HIDDEN_BELOW } from '#lib/domain/suppression.ts';
import { sourceLabel } from '#lib/search/vocabulary.ts';
import type { QueryRow } from '#lib/contracts/query-row.ts';

const SOURCES = ['petitions', 'posts', 'visits'] as const;

/** Who spoke first: each source with the day of its first record, the earliest first. */
export function firstWords(voices: readonly QueryRow<'issues/voices'>[]): string {
  const firsts = SOURCES.flatMap((source) => {
    const [first] = voices.filter((voice) => voice.source === source);
    return first ? [{ source, first }] : [];
  }).sort((a, b) => (a.first.first_on < b.first.first_on ? -1 : 1));
  if (firsts.length === 0) return '所选范围内没有记录';
  const said = ({ source, first }: (typeof firsts)[number]) =>
    `${sourceLabel(source, first.channel)} ${formatDate(first.first_on)}`;
  const silent = SOURCES.filter((source) => !firsts.some((at) => at.source === source)).map((source) =>
    sourceLabel(source, null)
  );
  return `${firsts.map(said).join('，')}${silent.length === 0 ? '' : `；${silent.join('、')}没有记录`}`;
}

/** Sums that the texts name; none from few texts, since one alone could be recognised. */
export function amountWords(claims: QueryRow<'issues/claims'>): string {
  if (claims.amount_texts === 0) return '没有文字写明金额';
  if (claims.amount_texts < HIDDEN_BELOW) return `${claims.amount_texts} 条写明金额，不足五条，不列数额`;
  return `${formatInteger(claims.amount_texts)} 条写明金额，合计 ${yuan(claims.amount_sum ?? 0)}，中位数 ${yuan(claims.amount_median ?? 0)}`;
}

/** People that the texts say are concerned. */
export function peopleWords(claims: QueryRow<'issues/claims'>): string {
  if (claims.people_texts === 0) return '没有文字写明人数';
  if (claims.people_texts < HIDDEN_BELOW) return `${claims.people_texts} 条写明人数，不足五条，不列数目`;
  return `${formatInteger(claims.people_texts)} 条写明人数，合计 ${formatInteger(claims.people_sum ?? 0)} 人次，最多一条 ${formatInteger(claims.people_most ?? 0)} 人`;
}

/** Visits of the companies concerned since the issue came up. */
export function visitWords(enterprises: readonly QueryRow<'issues/enterprises'>[], since: string | null): string {
  if (enterprises.length === 0) return '没有能对应到台账的企业';
  const visited = enterprises.filter(({ last_visit_on }) => last_visit_on !== null && last_visit_on >= (since ?? ''));
  const last = visited
    .map(({ last_visit_on }) => last_visit_on!)
    .sort()
    .at(-1);
  return `所涉 ${enterprises.length} 家企业中 ${visited.length} 家在问题出现后走访过${last ? `，最近一次 ${formatDate(last)}` : ''}`;
}

function yuan(value: number): string {
  return value >= 10_000 ? `${formatDecimal(value / 10_000)} 万元` : `${formatInteger(Math.round(value))} 元`;
}
