/**
 * The seal of a finished Word file: every unit of it as it was when it was made, which evidence pack belongs to it, and
 * which paragraphs were edited in the product. A signature with a key outside the data closes it. Pure; keys and bytes
 * are in `seal.server.ts`.
 */
import type { Unit } from '#lib/briefing/word/units.ts';

export const SEAL_FORMAT = 'zhisheng-seal-1';

export interface SealContent {
  format: typeof SEAL_FORMAT;
  kind: string;
  period: string;
  scope: string | null;
  issue_id: string | null;
  data_version: string;
  dated_on: string;
  /** SHA-256 of the evidence pack without its own seal. */
  pack: string;
  /** Paragraphs whose text was changed in the product, with that text. */
  edited: { block_id: string; text: string }[];
  /** Each number as it was printed. */
  references: { key: string; label: string; display: string }[];
  units: Unit[];
}

export interface Seal {
  /** JSON of the content, deflated, base64. */
  payload: string;
  /** HMAC-SHA-256 of the payload, hex. */
  signature: string;
}

/**
 * valid: ours and untouched; broken: touched, or signed with another key; absent: none; no_key: the key is not here.
 */
export type SealState = 'valid' | 'broken' | 'absent' | 'no_key';
