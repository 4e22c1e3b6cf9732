/**
 * Query text → tokens. Full-width signs are folded one unit for one unit, so every position is a position in what was
 * typed.
 */
import { normalise } from '#lib/text/normalise.ts';
import { SearchProblem, type Span } from './problem.ts';

export type Token =
  | ({ kind: 'word'; text: string } & Span)
  | ({ kind: 'phrase'; text: string } & Span)
  /** A field name with its colon; what follows is its value. */
  | ({ kind: 'field'; name: string } & Span)
  | ({ kind: 'and' } & Span)
  | ({ kind: 'or' } & Span)
  | ({ kind: 'not' } & Span)
  | ({ kind: 'open' } & Span)
  | ({ kind: 'close' } & Span)
  | ({ kind: 'near'; distance: number } & Span);

const MOST_CHARACTERS = 400;
const DEFAULT_DISTANCE = 10;
const MOST_DISTANCE = 100;
const QUOTES: Record<string, string> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '”': '”',
  '‘': '’',
  '’': '’',
  '「': '」',
  '『': '』',
  '《': '》'
};
const WORD_OPERATORS: Record<string, 'and' | 'or' | 'not'> = {
  and: 'and',
  与: 'and',
  且: 'and',
  并且: 'and',
  or: 'or',
  或: 'or',
  或者: 'or',
  not: 'not',
  非: 'not',
  不含: 'not'
};
const SIGN_OPERATORS: Record<string, 'and' | 'or'> = {
  '&': 'and',
  '|': 'or',
  '+': 'and',
  ',': 'and',
  '、': 'and',
  ';': 'and',
  '；': 'and'
};
const NEAR = /^(?:near|邻近|近)(?:\/(\d{1,4}))?$/;
const FIELD = /^[\p{L}_]{1,12}$/u;

/** @throws SearchProblem for a query that is too long, an open quote or an impossible distance */
export function tokenize(query: string): Token[] {
  if (query.length > MOST_CHARACTERS) {
    throw new SearchProblem(
      `检索式超过 ${MOST_CHARACTERS} 字`,
      { start: MOST_CHARACTERS, end: query.length },
      '分成几次检索，或减少并列的词'
    );
  }
  const text = normalise(query).replaceAll('\n', ' ');
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at]!;
    if (/\s/.test(sign)) at++;
    else if (sign === '(' || sign === ')') tokens.push({ kind: sign === '(' ? 'open' : 'close', start: at, end: ++at });
    else if (QUOTES[sign]) at = readPhrase(text, at, tokens);
    else if (SIGN_OPERATORS[sign]) {
      const start = at;
      while (text[at] === sign) at++;
      tokens.push({ kind: SIGN_OPERATORS[sign]!, start, end: at });
    } else if ((sign === '-' || sign === '!') && /[^\s)]/.test(text[at + 1] ?? ' '))
      tokens.push({ kind: 'not', start: at, end: ++at });
    else at = readWord(text, at, tokens);
  }
  return tokens;
}

function readPhrase(text: string, start: number, tokens: Token[]): number {
  const close = text.indexOf(QUOTES[text[start]!]!, start + 1);
  if (close === -1)
    throw new SearchProblem('引号没有结束', { start, end: start + 1 }, '在词组末尾补上引号，如 "拖欠工资"');
  const inside = text.slice(start + 1, close).trim();
  if (inside === '')
    throw new SearchProblem('引号里没有字', { start, end: close + 1 }, '在引号里写要找的词组，或删去引号');
  tokens.push({ kind: 'phrase', text: inside, start, end: close + 1 });
  return close + 1;
}

/** A run without spaces and signs; a colon after a name makes it a field. */
function readWord(text: string, start: number, tokens: Token[]): number {
  let end = start;
  while (end < text.length && !/[\s()&|+,、;；"“”「『]/.test(text[end]!)) {
    if (text[end] === ':' && FIELD.test(text.slice(start, end))) {
      tokens.push({ kind: 'field', name: text.slice(start, end), start, end: end + 1 });
      return end + 1;
    }
    end++;
  }
  const word = text.slice(start, end);
  const near = NEAR.exec(word);
  if (near) tokens.push({ kind: 'near', distance: distanceOf(near[1], { start, end }), start, end });
  else if (Object.hasOwn(WORD_OPERATORS, word)) tokens.push({ kind: WORD_OPERATORS[word]!, start, end });
  else tokens.push({ kind: 'word', text: word, start, end });
  return end;
}

function distanceOf(digits: string | undefined, span: Span): number {
  const distance = digits === undefined ? DEFAULT_DISTANCE : Number(digits);
  if (distance < 1 || distance > MOST_DISTANCE)
    throw new SearchProblem(`相隔字数要在 1 到 ${MOST_DISTANCE} 之间`, span, '如：工资 near/10 拖欠');
  return distance;
}
