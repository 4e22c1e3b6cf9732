/** A document as slides: one section after another, its sentences, drawings and tables, each slide with its origin. Pure. */
import { withoutStraySpaces } from '#lib/document/spacing.ts';
import { formatDate } from '#lib/domain/format.ts';
import {
  headingNumbers,
  plainText,
  referencesOf,
  type Block,
  type BriefingDocument,
  type Figure,
  type Table
} from '#lib/document/document.ts';

export interface Slide {
  title: string;
  lines: string[];
  figure: Figure | null;
  table: { columns: Table['columns']; rows: string[][]; title: string } | null;
  /** Where the numbers of the slide come from, for its notes page. */
  origins: string[];
}

export interface Deck {
  title: string;
  issuer: string;
  date: string;
  /** At the foot of each slide: age of the data, version, and the mark of demo data. */
  footer: string;
  /** Who took the file along; null for a file that nobody did. */
  mark: string | null;
  is_demo: boolean;
  data_version: string;
  dated_on: string;
  slides: Slide[];
}

/** Characters of sentences that one slide holds at 20 points, and rows of a table. */
const CHARACTERS = 300;
const ROWS = 11;
/** Definitions and rules are for those who read the file, not for a screen. */
const LEFT_OUT = /^(?:notes|method)\./;

/** The blocks without definitions and rules, and without headings that are left empty by it. */
export function shownBlocks(blocks: readonly Block[]): Block[] {
  const kept = blocks.filter((block) => !('id' in block && LEFT_OUT.test(block.id)));
  return kept.filter((block, i) => {
    const next = kept[i + 1];
    if (block.type !== 'heading') return true;
    return next !== undefined && (next.type !== 'heading' || next.level > block.level);
  });
}

export function deckOf(document: BriefingDocument, mark: string | null = null): Deck {
  const numbers = headingNumbers(document.blocks);
  const slides: Slide[] = [];
  let title = document.title;
  let lines: string[] = [];
  let said: Block[] = [];
  const flush = () => {
    // A heading with its table or drawing on the next slide says nothing by itself.
    while (said.at(-1)?.type === 'heading') {
      said.pop();
      lines.pop();
    }
    if (lines.length > 0) slides.push(slideOf(document, title, said, { lines }));
    [lines, said] = [[], []];
  };
  for (const block of shownBlocks(document.blocks)) {
    if (block.type === 'heading' && block.level === 1) {
      flush();
      title = `${numbers.get(block) ?? ''}${plainText(block.text)}`;
    } else if (block.type === 'figure') {
      flush();
      slides.push(slideOf(document, withoutStraySpaces(block.title), [block], { figure: block }));
    } else if (block.type === 'table') {
      flush();
      for (const table of tablesOf(block)) slides.push(slideOf(document, title, [block], { table }));
    } else {
      const text = `${block.type === 'heading' ? (numbers.get(block) ?? '') : ''}${plainText(block.text)}`;
      const held = lines.reduce((sum, line) => sum + line.length, 0);
      if (lines.length > 0 && held + text.length > CHARACTERS) flush();
      lines.push(text);
      said.push(block);
    }
  }
  flush();
  return {
    title: document.title,
    issuer: document.issuer,
    date: formatDate(document.dated_on),
    footer: footerOf(document),
    mark,
    is_demo: document.is_demo,
    data_version: document.data_version,
    dated_on: document.dated_on,
    slides: slides.filter(({ lines: kept, figure, table }) => kept.length > 0 || figure || table)
  };
}

export function footerOf({ dated_on, data_version, is_demo, scope_name }: BriefingDocument): string {
  const mark = is_demo ? '　演示数据，内容虚构' : '';
  return `来源：走访、信访、集体协商台账和网络帖文，${scope_name}；数据截至${formatDate(dated_on)}，版本${data_version}${mark}`;
}

function tablesOf({ title, columns, rows }: Table): NonNullable<Slide['table']>[] {
  const parts = Math.max(1, Math.ceil(rows.length / ROWS));
  const size = Math.ceil(rows.length / parts);
  return Array.from({ length: parts }, (_, i) => ({
    title: parts > 1 ? `${title}（${i + 1}/${parts}）` : title,
    columns,
    rows: rows.slice(i * size, (i + 1) * size).map((row) => row.map(plainText))
  }));
}

function slideOf(
  document: BriefingDocument,
  title: string,
  blocks: readonly Block[],
  content: Partial<Pick<Slide, 'lines' | 'figure' | 'table'>>
): Slide {
  const references = referencesOf({ ...document, blocks: [...blocks] });
  return {
    title,
    lines: [],
    figure: null,
    table: null,
    ...content,
    origins: references.map(
      ({ label, display, definition, query }) => `${label} ${display}：${definition}（查询 ${query}）`
    )
  };
}
