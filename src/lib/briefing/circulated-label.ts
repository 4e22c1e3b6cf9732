import { redact } from '#lib/text/redaction/redact.ts';

const COMPANY = /\p{Script=Han}{2,16}?(?:有限责任公司|有限公司)/gu;

/**
 * The name of a hot issue as it may stand in a file that is passed around. It is cut from a sentence, so it may begin
 * with its punctuation; a company that is complained about is not named there (the pages of the system name it to
 * those who may see them), and what looks like personal data is taken out once more.
 */
export function circulatedLabel(label: string): string {
  return redact((label.replace(/^[：:，,、。\s]+/, '') || label).replace(COMPANY, '某企业')).text;
}
