const NONE: RegExpExecArray[] = [];

/**
 * All matches of a global expression, in order; the array is not to be changed. As `matchAll`, which makes a copy of
 * the expression for each text: with expressions that hold every family name, that takes longer than looking.
 */
export function allMatches(text: string, expression: RegExp): RegExpExecArray[] {
  expression.lastIndex = 0;
  let match = expression.exec(text);
  if (!match) return NONE;
  const matches: RegExpExecArray[] = [];
  for (; match; match = expression.exec(text)) {
    matches.push(match);
    if (match[0] === '') expression.lastIndex += 1;
  }
  return matches;
}
