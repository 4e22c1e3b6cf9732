/** Effects of WordprocessingML elements (ECMA-376) on the visible text. Pure. */

/** Fields whose results programs write anew: page numbers; contents and references inside the file keep their text. */
export const COUNTED = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b/i;
export const HARMLESS = /^\s*(?:TOC\b|HYPERLINK\s+\\l\b|REF\s+_Toc)/i;
/** Elements that show something that is no text of ours. */
export const FOREIGN = new Set([
  'w:altChunk',
  'w:subDoc',
  'w:object',
  'w:control',
  'w:dataBinding',
  'a:videoFile',
  'w:movie'
]);

export const TEXTS = new Set(['w:t', 'm:t', 'a:t']);
export const MARKS: Partial<Record<string, string>> = {
  'w:ins': '修订插入',
  'w:moveTo': '修订插入',
  'w:footnoteReference': '注',
  'w:endnoteReference': '注',
  'w:commentReference': '批注'
};
export const SPOKEN: Partial<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': ' ',
  'w:cr': ' ',
  'w:noBreakHyphen': '-'
};
