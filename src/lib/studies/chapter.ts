/**
 * The draft chapter of a study: text with headings (`# `, `## `) and live numbers. `{{p3}}` is a pinned figure as it
 * was then, `{{p3.now}}` the same figure in the data of today, `{{n}}` how many records the study's query finds,
 * `{{days}}` its research days. Pure.
 */
import { inlinesFrom, missingKeys, typedNumbers } from '#lib/document/live-text.ts';
import type { Block, Inline, Reference } from '#lib/document/document.ts';
import { formatInteger } from '#lib/domain/format.ts';
import { figureText } from './figures.ts';

/** A pinned figure then and now. */
export interface ComparedPin {
  pin_id: number;
  address: string;
  label: string;
  definition: string;
  query: string;
  filter: string;
  unit: string;
  data_version: string;
  as_of: string;
  then: { value: number | null; display: string };
  /** Null when the page has no such figure any more. */
  now: { value: number | null; display: string } | null;
}

export interface ChapterNumbers {
  pins: readonly ComparedPin[];
  /** Records that the study's own query finds; null while it cannot be read. */
  n: number | null;
  /** The query in words. */
  asked: string;
  research_days: number;
}

/** The first draft: the parts of a union research report (domain: B.7). */
export const OUTLINE = `# 调研基本情况
本课题以 {{n}} 条职工诉求和走访记录为依据，实地调研 {{days}} 天。
# 现状与特点

# 存在问题

# 原因分析

# 对策建议
`;

export function chapterReferences({ pins, n, asked, research_days: days }: ChapterNumbers): Map<string, Reference> {
  const of = ({ filter, ...rest }: Omit<Reference, 'parameters'> & { filter: string }): [string, Reference] => [
    rest.key,
    { ...rest, parameters: { filter } }
  ];
  return new Map([
    ...(n === null
      ? []
      : [
          of({
            key: 'n',
            label: '课题查询匹配的记录数',
            definition: '检索匹配的记录数',
            query: 'marts.search_records',
            filter: asked,
            value: n,
            display: formatInteger(n)
          })
        ]),
    of({
      key: 'days',
      label: '调研天数',
      definition: '挂到课题的走访记录的不同日期数',
      query: 'marts.research_days',
      filter: '挂到课题的走访',
      value: days,
      display: formatInteger(days)
    }),
    ...pins.flatMap(({ pin_id, definition, query, filter, unit, ...pin }) => {
      const read = (key: string, label: string, { value, display }: { value: number | null; display: string }) =>
        of({ key, label, definition, query, filter, value, display: figureText(display, unit) });
      return [
        read(`p${pin_id}`, `${pin.label}（数据版本 ${pin.data_version}）`, pin.then),
        ...(pin.now === null ? [] : [read(`p${pin_id}.now`, `${pin.label}（现在）`, pin.now)])
      ];
    })
  ]);
}

/** The chapter as blocks of a document; a line is a paragraph. */
export function chapterBlocks(text: string, references: ReadonlyMap<string, Reference>): Block[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .flatMap((line, i): Block[] => {
      if (line === '') return [];
      const [, marks, words] = /^(#{1,3})\s*(.*)$/.exec(line) ?? [];
      if (marks !== undefined)
        return words === ''
          ? []
          : [{ type: 'heading', level: marks.length as 1 | 2 | 3, text: inlinesFrom(words!, references) }];
      return [{ type: 'paragraph', id: `chapter.${i + 1}`, text: inlinesFrom(line, references) }];
    });
}

/**
 * Points to check before the chapter leaves: figures typed instead of taken from the data, and numbers that
 * are gone.
 */
export function chapterFindings(
  text: string,
  references: ReadonlyMap<string, Reference>
): { typed: string[]; missing: string[] } {
  const body = text
    .split('\n')
    .map((line) => line.replace(/^#{1,3}\s*/, ''))
    .join('\n');
  return { typed: [...new Set(typedNumbers(body, ''))], missing: missingKeys(body, references) };
}

/** Running text for the screen: words and numbers with their origin. */
export function chapterPreview(
  text: string,
  references: ReadonlyMap<string, Reference>
): { level: number; text: Inline[] }[] {
  return chapterBlocks(text, references).flatMap((block) =>
    block.type === 'heading'
      ? [{ level: block.level, text: block.text }]
      : block.type === 'paragraph'
        ? [{ level: 0, text: block.text }]
        : []
  );
}
