/** 版头 and 版记 as lines, the same in Word, PDF and web. Pure. */
import { formatDate } from '#lib/domain/format.ts';
import type { BriefingDocument, Imprint } from '#lib/document/document.ts';
import type { Furniture } from './render.ts';

export const NO_IMPRINT: Imprint = {
  classification: null,
  report_to: null,
  send_to: null,
  issue_to: null,
  copies: null,
  drafted_by: null,
  checked_by: null,
  signed_by: null
};

export interface ImprintLines {
  /** 密级 and banner, above the masthead. */
  top: string[];
  /** 期号; null for a 专题快报 and a notice, which have none. */
  number: string | null;
  /** 签发人, beside the number. */
  signer: string | null;
  issuer: string;
  date: string;
  /** 报、送、发. */
  to: string[];
  /** Who drafted and checked; empty while nobody did. */
  people: string;
  /** 共印…份; empty where the office sets none. */
  copies: string;
  printer: string;
  printed: string;
}

/** @param furniture with the words for demo data (`furnitureOf`) */
export function imprintLines(
  document: Omit<BriefingDocument, 'blocks'>,
  { banner, recipients }: Furniture
): ImprintLines {
  const imprint = document.imprint ?? NO_IMPRINT;
  const date = formatDate(document.dated_on);
  const named = (label: string, text: string | null) => (text === null ? [] : [`${label}：${text}`]);
  const to = [...named('报', imprint.report_to), ...named('送', imprint.send_to), ...named('发', imprint.issue_to)];
  return {
    top: [imprint.classification, banner].filter((line) => line !== null),
    number: document.kind === 'issue' || document.kind === 'notice' ? null : document.number,
    signer: imprint.signed_by === null ? null : `签发人：${imprint.signed_by}`,
    issuer: document.kind === 'notice' ? document.issuer : `${document.issuer}编印`,
    date,
    to: to.length > 0 || recipients === null ? to : [recipients],
    people: [...named('拟稿', imprint.drafted_by), ...named('核稿', imprint.checked_by)].join('　'),
    copies: imprint.copies === null ? '' : `共印${imprint.copies}份`,
    printer: document.issuer,
    printed: `${date}印发`
  };
}

/** Words of the lines that no block of the document has: a check of the numbers must know them. */
export function addedWords({ top, signer, to, people, copies }: ImprintLines): string[] {
  return [...top, signer ?? '', ...to, people, copies];
}
