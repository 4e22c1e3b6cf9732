import type { RecordContract } from '#lib/contracts/contract.ts';
import type { Proposal } from './nearest-field.ts';

export interface HeaderMapping {
  contract: RecordContract;
  /**
   * One entry per header column: field name, `${field}__wan`/`${field}__yi` when the header says 万元/亿元, or null =
   * dropped.
   */
  columns: (string | null)[];
  /** Headers that no field accepts; their columns are dropped. */
  unknown: string[];
  missingRequired: string[];
  /** Headers whose field is already taken by a better or earlier column; dropped. */
  duplicateTargets: string[];
  /** For headers that no field accepts: the field that each probably means, if one comes close. */
  proposals: Proposal[];
  /** Why a header that a field accepts was dropped, by header, zh-CN. */
  dropped: Record<string, string>;
}

/** Shares closer than this count as equal, so that the file name can decide. */
const NEARLY_EQUAL = 0.15;

/**
 * The mapping that fits best: required fields covered first, then the share of headers matched; among nearly equal
 * ones the file name decides, then the share itself. Null when no header matched anywhere.
 */
export function chooseMapping(mappings: HeaderMapping[], fileName: string): HeaderMapping | null {
  const fits = mappings
    .map((mapping) => {
      const matched = mapping.columns.filter((column) => column !== null).length;
      return {
        mapping,
        matched,
        share: matched / Math.max(1, matched + mapping.unknown.length),
        stem: stemLength(fileName, mapping.contract.fileNames)
      };
    })
    .filter((fit) => fit.matched > 0);
  const fewestMissing = Math.min(...fits.map((fit) => fit.mapping.missingRequired.length));
  const covered = fits.filter((fit) => fit.mapping.missingRequired.length === fewestMissing);
  const bestShare = Math.max(...covered.map((fit) => fit.share));
  const close = covered.filter((fit) => fit.share >= bestShare - NEARLY_EQUAL);
  close.sort(
    (a, b) =>
      b.stem - a.stem ||
      b.share - a.share ||
      b.matched / b.mapping.contract.fields.length - a.matched / a.mapping.contract.fields.length
  );
  return close[0]?.mapping ?? null;
}

/** Length of the longest name of the record found in the file name; an exact stem beats any part. */
function stemLength(fileName: string, names: string[]): number {
  const plain = fileName
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.[a-z]+$/, '')
    .replace(/[\s_\-.()[\]·]/g, '');
  const stem = plain.replace(/\d/g, '');
  return Math.max(
    0,
    ...names
      .map((name) => name.toLowerCase())
      .map((name) => {
        if (stem === name) return 1000;
        return stem.includes(name) || plain.includes(name) ? name.length : 0;
      })
  );
}
