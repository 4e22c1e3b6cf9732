/**
 * A query with its names resolved: sets of codes and dates over the columns of
 * `marts.search_records`.
 */
export type Condition =
  | {
      kind: 'codes';
      column: 'source' | 'polarity' | 'intent' | 'industry' | 'ownership' | 'issue_id' | 'ent_id';
      codes: string[];
    }
  /** Requests and questions: what hot issues and trends count. */
  | { kind: 'requests' }
  /** All of the codes stand in the list of the record. */
  | { kind: 'holds'; column: 'topic_codes' | 'worker_groups'; codes: string[] }
  | { kind: 'channels'; source: string; codes: string[] }
  | { kind: 'regions'; cities: string[]; counties: string[] }
  /** First- or second-level codes. */
  | { kind: 'topics'; codes: string[] }
  | { kind: 'enterprise'; name: string }
  /** Landed or revised in a later batch than this one. */
  | { kind: 'landed'; after: number }
  /** Days of Asia/Shanghai, both inclusive; null is open. */
  | { kind: 'days'; from: string | null; to: string | null };

export type Question =
  | { kind: 'text'; text: string }
  | { kind: 'near'; left: string; right: string; distance: number }
  /** Any of the conditions. */
  | { kind: 'where'; any: Condition[] }
  | { kind: 'all' | 'any'; parts: Question[] }
  | { kind: 'not'; part: Question };

/** The words that a hit shows: those asked for, not those excluded. */
export function shownWords(question: Question | null): string[] {
  if (question === null || question.kind === 'where' || question.kind === 'not') return [];
  if (question.kind === 'text') return [question.text];
  if (question.kind === 'near') return [question.left, question.right];
  return [...new Set(question.parts.flatMap(shownWords))];
}
