/**
 * A briefing as data. Every number and every quoted label in it is a `Reference`, never plain text: preview, Word,
 * PDF and the check of a finished file all read the same value with the same origin.
 */
import type { Period } from '#lib/domain/periods.ts';
import type { TrendInput } from '#lib/charts/trend.ts';
import type { BarPart, TopicBarRow } from '#lib/charts/topic-bars.ts';
import type { TileInput } from '#lib/charts/tile-map.ts';

export type BriefingKind = 'monthly' | 'opinion' | 'issue' | 'quarter' | 'year';
/** A printable document: a briefing, a chapter of a study, or a notice (派单通知, 督办单). */
export type DocumentKind = BriefingKind | 'study' | 'notice';

/** Where a number or a quote comes from. */
export interface Reference {
  /**
   * Stable from issue to issue, such as `petitions.count`; the same thing has the same key in every version of the
   * data.
   */
  key: string;
  /** Name, zh-CN: 本期信访件数. */
  label: string;
  /** How it is computed, in words. */
  definition: string;
  /** Named query of `sql/queries`. */
  query: string;
  /** The filters it was asked with. */
  parameters: Record<string, string | number | boolean | string[] | null>;
  /** Unrounded; null where nothing may be or can be said. */
  value: number | string | null;
  /** Printed text. */
  display: string;
}

/** Running text is words and references. */
export type Inline = string | Reference;

export interface Heading {
  type: 'heading';
  /** 1 一、 2 （一） 3 1. 4 （1） */
  level: 1 | 2 | 3 | 4;
  text: Inline[];
  /** Of the first level only: it opens the annex (附件), which begins a new page and has numbers of its own. */
  annex?: true;
}

export interface Paragraph {
  type: 'paragraph';
  /** Stable name, so that an edited text finds its place again. */
  id: string;
  text: Inline[];
}

export interface Table {
  type: 'table';
  id: string;
  title: string;
  columns: { label: string; numeric: boolean; /** Share of the width. */ weight: number }[];
  /** Rows of cells of running text. */
  rows: Inline[][][];
}

export type Drawing =
  | { kind: 'trend'; input: TrendInput; unit: string }
  | { kind: 'bars'; rows: TopicBarRow[]; parts: BarPart[]; unit: string }
  | { kind: 'tiles'; input: TileInput };

export interface Figure {
  type: 'figure';
  id: string;
  /** A sentence with the finding or, without one, the measure. */
  title: string;
  /** The drawing in words, for people who do not see it. */
  summary: string;
  drawing: Drawing;
}

/** Small print: a caveat, too little evidence, a missing source. */
export interface Note {
  type: 'note';
  id: string;
  text: Inline[];
}

export type Block = Heading | Paragraph | Table | Figure | Note;

/** A block where charts are shown as pictures: the data that they are drawn from stays behind. */
export type ShownBlock = Exclude<Block, Figure> | Omit<Figure, 'drawing'>;

/** 版头 and 版记 beyond title, number and issuer: set by the office, names taken from the steps of the issue. */
export interface Imprint {
  /** 密级 with its term as the office writes it, such as 内部; null prints none. */
  classification: string | null;
  /** 报、送、发: whom it goes to; null prints no line. */
  report_to: string | null;
  send_to: string | null;
  issue_to: string | null;
  /** 共印…份; null prints none. */
  copies: number | null;
  /** Who drafted, checked and signed; null while nobody did. */
  drafted_by: string | null;
  checked_by: string | null;
  signed_by: string | null;
}

export interface BriefingDocument {
  kind: DocumentKind;
  /** 2026-10, 2026Q3 or 2026; of a study whatever names its time. */
  period: string;
  /** org_id; null is everything. */
  scope: string | null;
  scope_name: string;
  /** The red name at the head. */
  masthead: string;
  /** 第10期 */
  number: string;
  issuer: string;
  title: string;
  /** ISO day printed as date of the issue: the day the data was collected. */
  dated_on: string;
  data_version: string;
  is_demo: boolean;
  /** Absent in documents that were kept before there were settings for it, and in chapters of studies. */
  imprint?: Imprint;
  /**
   * Figures that an editor typed instead of taking them from the data, with the reason; absent where there are none.
   */
  typed_numbers?: { block_id: string; figures: string[]; reason: string }[];
  /** Paragraphs whose text an editor changed in the product; absent where there are none. */
  edited?: string[];
  blocks: Block[];
}

/** Every reference of a document in reading order, each key once. */
export function referencesOf(document: BriefingDocument): Reference[] {
  const found = new Map<string, Reference>();
  for (const inline of inlinesOf(document))
    if (typeof inline !== 'string' && !found.has(inline.key)) found.set(inline.key, inline);
  return [...found.values()];
}

/** All running text in reading order: headings, paragraphs, notes, cells. */
export function inlinesOf(document: BriefingDocument): Inline[] {
  return document.blocks.flatMap((block) => {
    if (block.type === 'table') return block.rows.flat(2);
    return block.type === 'figure' ? [] : block.text;
  });
}

export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (typeof inline === 'string' ? inline : inline.display)).join('');
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一, 12 → 十二, 23 → 二十三; for headings, so up to 99. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? DIGITS[ones] : ''}`;
}

const ANNEX = '附件　';

/**
 * The numbers of the headings in order, as GB/T 9704 writes them: 一、（一）1.（1）; each level starts anew below the one
 * above.
 */
export function headingNumbers(blocks: readonly ShownBlock[]): Map<Heading, string> {
  const counters = [0, 0, 0, 0];
  const numbers = new Map<Heading, string>();
  for (const block of blocks) {
    if (block.type !== 'heading') continue;
    if (block.annex) {
      counters.fill(0);
      numbers.set(block, ANNEX);
      continue;
    }
    counters[block.level - 1]! += 1;
    counters.fill(0, block.level);
    const at = counters[block.level - 1]!;
    numbers.set(block, [`${chineseNumber(at)}、`, `（${chineseNumber(at)}）`, `${at}.`, `（${at}）`][block.level - 1]!);
  }
  return numbers;
}

/** Contents and subject of a briefing. */
export interface BriefingRequest {
  kind: BriefingKind;
  period: Period;
  /** org_id; null is everything. */
  scope: string | null;
  /** Only for 专题快报. */
  issue_id: string | null;
}
