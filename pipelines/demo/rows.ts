import type { Rng } from './random.ts';

/**
 * One generated row by contract field name. Dates are day numbers, timestamps seconds of wall time, booleans
 * true/false, enums the stored value (`hotline`), lists arrays; a string in a date, number or enum field is written
 * as it is (dirty data).
 */
export type Cell = string | number | boolean | string[] | null | undefined;
export type Row = Record<string, Cell>;

/** True topic and intent of a record, for tests of classifiers and miners only. */
export interface Truth {
  record: 'petitions' | 'visits' | 'visit_problems' | 'posts';
  id: string;
  topic_code: string;
  intent?: 'complaint' | 'question' | 'news' | 'publicity' | 'other';
  story?: string;
  duplicate_of?: string;
}

/** Records of one period with what they mean. */
export interface Batch {
  rows: Row[];
  truths: Truth[];
}

/** Sizes that scale with the demo, at least `least`. */
export function sized(base: number, scale: number, least = 1): number {
  return Math.max(least, Math.round(base * scale));
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** An 18-digit number with a right check digit in a region block (6190) that was never issued. */
export function fakeIdNumber(rng: Rng): string {
  const head = `6190${rng.int(10, 99)}${rng.int(1962, 2003)}${String(rng.int(1, 12)).padStart(2, '0')}${String(rng.int(1, 28)).padStart(2, '0')}${String(rng.int(1, 999)).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(head[i]), 0);
  return head + (CHECKS[sum % 11] ?? 'X');
}

/** A mobile number in a segment (154) that no operator was given. */
export function fakePhone(rng: Rng): string {
  return `154${String(rng.int(0, 99999999)).padStart(8, '0')}`;
}
