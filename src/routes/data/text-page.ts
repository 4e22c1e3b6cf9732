/** Rows of the page 文本处理, as words and tables. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { formatInteger, formatPercent } from '#lib/domain/format.ts';

/** Texts of one source in one month; month as ISO date of its first day. */
export type AbstainedRow = QueryRow<'data/text_abstained'>;

export interface AbstainedMonth {
  month: string;
  /** By source; a source without text in the month is absent, which is not zero. */
  shares: Record<string, { text_count: number; share: number }>;
}

/** The newest months with text, newest first. */
export function abstainedMonths(rows: readonly AbstainedRow[], count: number): AbstainedMonth[] {
  const months = [...new Set(rows.map((row) => row.month))].sort().reverse().slice(0, count);
  return months.map((month) => ({
    month,
    shares: Object.fromEntries(
      rows
        .filter((row) => row.month === month && row.text_count > 0)
        .map(({ source, text_count, unclassified_count }) => [
          source,
          { text_count, share: unclassified_count / text_count }
        ])
    )
  }));
}

export interface ClassFigures {
  label: string;
  support: number;
  f1: number;
}

export interface ClassMethod {
  label: string;
  /** Labelled records the figures rest on. */
  support: number;
  lexicon_f1: number | null;
  model_f1: number;
  method: 'lexicon' | 'model';
}

/** Fewer labelled records than this say little of a class. */
export const FEW_LABELS = 10;

/**
 * Lexicon against model, class by class, on the same held-out records; the model is in force only where it was
 * better. Those where it gains most come first: what the model is good for, and what it stands or falls with.
 */
export function classMethods(header: {
  held_out: { by_label?: ClassFigures[] };
  lexicon_by_label?: ClassFigures[];
  takes_over: string[];
}): ClassMethod[] {
  const lexicon = new Map((header.lexicon_by_label ?? []).map((row) => [row.label, row.f1]));
  const gain = (row: ClassMethod) => (row.method === 'model' ? 1 : 0) + row.model_f1 - (row.lexicon_f1 ?? 0);
  return (header.held_out.by_label ?? [])
    .map(({ label, support, f1 }): ClassMethod => ({
      label,
      support,
      lexicon_f1: lexicon.get(label) ?? null,
      model_f1: f1,
      method: header.takes_over.includes(label) ? 'model' : 'lexicon'
    }))
    .sort((a, b) => gain(b) - gain(a) || a.label.localeCompare(b.label));
}

/** How many classes each of the two judges. */
export function classesSentence(classes: readonly ClassMethod[]): string {
  const byModel = classes.filter((row) => row.method === 'model').length;
  return `${formatInteger(byModel)} 个主题由模型判断，${formatInteger(classes.length - byModel)} 个由词典判断`;
}

/** The finding of the page: how much is left open, and what waits for a person. */
export function textSentence(rows: readonly AbstainedRow[], queued: number): string {
  const texts = rows.reduce((sum, row) => sum + row.text_count, 0);
  if (texts === 0) return '还没有带文字的记录。';
  const open = rows.reduce((sum, row) => sum + row.unclassified_count, 0);
  const waiting = queued === 0 ? '没有企业名称待确定' : `${formatInteger(queued)} 种企业写法待确定`;
  return `${formatInteger(texts)} 条有文字的记录里，${formatPercent(open / texts)}拿不准主题、没有硬归；${waiting}。`;
}
