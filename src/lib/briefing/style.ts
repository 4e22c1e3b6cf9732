/** How an office heads its briefings. */
import type { Imprint } from '#lib/document/document.ts';

export interface BriefingStyle {
  /** The red name at the head. */
  masthead: string;
  /** Who issues it; null takes the organisation of the scope. */
  issuer: string | null;
  /** 期号 as the office writes it, with {年} and {期}. */
  number: string;
  imprint: Imprint;
}

export const NUMBER_STYLE = '{年}年第{期}期';
