/**
 * No search for persons (personal data law, arts. 6 and 28; design invariant 5): a query that looks like an identity
 * number, a phone, a card, an account or a pseudonym is refused before anything is looked up, also when its digits
 * are spread over several words.
 */
import { normalise } from '#lib/text/normalise.ts';
import type { RedactionKind } from '#lib/text/redaction/kinds.ts';
import { redactionSpans } from '#lib/text/redaction/redact.ts';
import { SearchProblem } from './problem.ts';

const REFUSED: Partial<Record<RedactionKind, string>> = {
  id_number: '证件号',
  mobile: '手机号',
  landline: '电话号码',
  bank_card: '银行卡号',
  plate: '车牌号',
  email: '邮箱',
  social_id: '社交账号',
  mention: '账号'
};
const HINT = '这里只查问题，不查人；请改用事情、地区、企业或主题检索';
const LONGEST_NUMBER = 6;
/** Dates and years are long runs of digits too. */
const DATES =
  /(?:19|20)\d{2}(?:[-./年]?(?:0?[1-9]|1[0-2])(?:[-./月]?(?:0?[1-9]|[12]\d|3[01])日?)?)?(?!\d)|20\d{2}q[1-4]/gi;

/** @throws SearchProblem at the first thing in the query that points at a person */
export function refusePersonalData(query: string): void {
  const text = normalise(query);
  const span = redactionSpans(text).find(({ kind }) => REFUSED[kind]);
  if (span) throw new SearchProblem(`像是${REFUSED[span.kind]}，不予检索`, span, HINT);
  const key = /[0-9a-f]{12,}/i.exec(text);
  if (key && /[a-f]/i.test(key[0]) && /\d/.test(key[0]))
    throw new SearchProblem('像是假名编号，不予检索', { start: key.index, end: key.index + key[0].length }, HINT);
  refuseSpreadDigits(text);
}

/** Digits of one number written as several words: 138 AND 0013 AND 8000. */
function refuseSpreadDigits(text: string): void {
  const bare = text.replace(DATES, (date) => ' '.repeat(date.length));
  const runs = [...bare.matchAll(/\d+/g)];
  const digits = runs.map((run) => run[0]).join('');
  const longest = runs.find((run) => run[0].length > LONGEST_NUMBER);
  if (longest)
    throw new SearchProblem(
      '数字太长，像是号码，不予检索',
      { start: longest.index, end: longest.index + longest[0].length },
      HINT
    );
  if (/1[3-9]\d{9}/.test(digits) || digits.length >= 15)
    throw new SearchProblem(
      '几段数字连起来像是号码，不予检索',
      { start: runs[0]!.index, end: runs.at(-1)!.index + runs.at(-1)![0].length },
      HINT
    );
}
