/** The fields of a record's text that can be corrected, with their words. */
import { InputError } from './errors.ts';

export const CORRECTION_KINDS = ['topic', 'polarity', 'place', 'issue'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];
export const CORRECTION_LABELS: Record<CorrectionKind, string> = {
  topic: '主题',
  polarity: '倾向',
  place: '地区',
  issue: '所属热点问题'
};

/** Sources whose texts are annotated. */
export type TextSource = 'visits' | 'petitions' | 'posts';

/** The record belongs to no hot issue. */
export const NO_ISSUE = 'none';

export interface Correction {
  correction_id: number;
  source: TextSource;
  record_key: string;
  /** Version of the record that was read; another version is to be read anew. */
  content_hash: string;
  kind: CorrectionKind;
  /**
   * Topic: codes, the first one first, comma between; polarity: a word; place: a region code; issue: an issue id or
   * `none`.
   */
  value: string;
  /** The machine's label before any correction. */
  machine_value: string;
  note: string | null;
  /** ISO instant. */
  corrected_at: string;
}

/** Codes and ids that a correction may name. */
export interface KnownValues {
  topics: ReadonlySet<string>;
  regions: ReadonlySet<string>;
  issues: ReadonlySet<string>;
}

const POLARITIES = new Set(['negative', 'neutral', 'positive']);

/**
 * The value in its stored form.
 * @throws InputError when it names nothing that exists
 */
export function correctionValue(kind: CorrectionKind, given: string, known: KnownValues): string {
  const value = given.trim();
  const refuse = (hint: string): never => {
    throw new InputError(
      'INPUT_INVALID',
      `更正的${CORRECTION_LABELS[kind]}不存在 — ${value === '' ? '空值' : value} — 没有记下更正`,
      hint
    );
  };
  if (kind === 'topic') {
    const codes = [...new Set(value.split(/[,，、\s]+/).filter(Boolean))];
    if (codes.length === 0 || codes.length > 3 || codes.some((code) => !known.topics.has(code)))
      refuse('请给一至三个主题代码，如 T01.02；T99 表示不属于任何主题');
    if (codes.includes('T99') && codes.length > 1) refuse('T99 表示不属于任何主题，不能与其他主题同用');
    return codes.join(',');
  }
  if (kind === 'polarity' && !POLARITIES.has(value)) refuse('请用 negative、neutral 或 positive');
  if (kind === 'place' && !known.regions.has(value)) refuse('请给本省的市或县区代码，如 610113');
  if (kind === 'issue' && value !== NO_ISSUE && !known.issues.has(value))
    refuse('请给现有热点问题的编号，或用 --no-issue 表示不属于任何热点');
  return value;
}
