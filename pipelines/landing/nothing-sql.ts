import { NOTHING } from '#pipelines/landing/cells/nothing.ts';

/** The macros that tell cells without content; the patterns come from `cells/nothing.ts`, which gives the reasons. */
export function nothingSql(): string {
  const matches = (...patterns: string[]) =>
    `regexp_full_match(x, '${patterns
      .map((pattern) => `(?:${pattern})`)
      .join('|')
      .replaceAll("'", "''")}')`;
  const { MARK, WORD, MASK, ANYBODY, PLACEHOLDER } = NOTHING;
  return [
    '-- Generated from the words for nothing by `npm run types`. Do not edit.',
    '-- Most cells are told by their length: no word for nothing is longer, masks apart.',
    `create or replace macro is_mark(x) as case when strlen(x) <= 28 then ${matches(MARK)} else false end;`,
    `create or replace macro is_nothing(x) as case when strlen(x) <= 28 then ${matches(MARK, WORD, MASK)} when contains(x, '*') then ${matches(MASK)} else false end;`,
    'create or replace macro is_nothing_but_zero(x) as case when ord(x) = 48 then false else is_nothing(x) end;',
    `create or replace macro is_nobody(x) as case when strlen(x) <= 33 then ${matches(MARK, WORD, MASK, ANYBODY, PLACEHOLDER)} else false end;`,
    ''
  ].join('\n');
}
