/** How an office heads its briefings. */
import type { KeptImprint } from '#lib/app-db/briefing-imprints.ts';
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

/** The settings of the office over those of the environment. */
export function styleOf(style: BriefingStyle, kept: KeptImprint | null): BriefingStyle {
  if (!kept) return style;
  const { masthead, issuer, number_style, ...imprint } = kept;
  return {
    masthead: masthead ?? style.masthead,
    issuer: issuer ?? style.issuer,
    number: number_style ?? style.number,
    imprint: { ...style.imprint, ...imprint }
  };
}
