/**
 * Paragraphs as editors change them: words with live numbers. A number is written `{{key}}` and takes its value from
 * the data each time it is shown, so an edited sentence never holds an old figure; a number that was typed instead is
 * found by comparison with the written draft. Pure.
 */
import {
  referencesOf,
  type Block,
  type BriefingDocument,
  type Inline,
  type Paragraph,
  type Reference
} from './document.ts';
import { numbersIn } from './numbers.ts';

const LIVE = /\{\{([^{}\n]{1,200})\}\}/g;

/**
 * Running text → what is kept and edited. Braces of the words themselves become full-width, or they would read as a
 * number.
 */
export function templateOf(text: readonly Inline[]): string {
  return text
    .map((inline) =>
      typeof inline === 'string' ? inline.replaceAll('{', '｛').replaceAll('}', '｝') : `{{${inline.key}}}`
    )
    .join('');
}

/** The keys of a text in order, each as often as it stands there. */
export function keysIn(template: string): string[] {
  return partsOf(template).flatMap(({ key }) => (key === null ? [] : [key]));
}

/** A text in pieces: words, and the keys of numbers. */
export function partsOf(template: string): { words: string; key: string | null }[] {
  return template
    .split(LIVE)
    .map((part, i) => (i % 2 === 0 ? { words: part, key: null } : { words: '', key: part }))
    .filter((part) => part.key !== null || part.words !== '');
}

/**
 * Stored text → running text; a number that the data does not have stands as 〔数字已不在数据中〕 and is told by
 * `missingKeys`.
 */
export function inlinesFrom(template: string, references: ReadonlyMap<string, Reference>): Inline[] {
  return partsOf(template).map(({ words, key }): Inline =>
    key === null ? words : (references.get(key) ?? '〔数字已不在数据中〕')
  );
}

export function missingKeys(template: string, references: ReadonlyMap<string, Reference>): string[] {
  return [...new Set(keysIn(template).filter((key) => !references.has(key)))];
}

const COUNTERS = '件|条|次|户|家|人|个|份|起|名|天|元|万|亿|成|倍|年|月|日|％|%|百分点';
/**
 * 三十件, 一百二十余户; single characters such as 一 are part of too many words to be taken for figures, unless a counter of
 * things follows.
 */
const CHINESE = new RegExp(
  `(?:百分之)?[〇零一二两三四五六七八九十百千万亿]+(?=多|余|来|几|(?:${COUNTERS}))|百分之[〇零一二三四五六七八九十百点]+`,
  'g'
);

/** Every figure that stands in plain words: digits of any width, and Chinese numerals that count something. */
function figuresIn(words: string): string[] {
  const plain = words.normalize('NFKC');
  return [...numbersIn(plain), ...(plain.match(CHINESE) ?? [])];
}

/**
 * Figures that an editor typed: those in the words of the edited text that the draft had not, as often as they are
 * too many.
 * @param template the edited text
 * @param drafted the text that was written from the data
 */
export function typedNumbers(template: string, drafted: string): string[] {
  // A live number ends the word before it, and what touches it is a figure of its own: 1{{count}} reads as one number.
  const wordsOf = (text: string) => partsOf(text).map(({ words }) => words);
  const known = wordsOf(drafted).flatMap(figuresIn);
  return wordsOf(template)
    .flatMap(figuresIn)
    .filter((figure) => {
      const at = known.indexOf(figure);
      if (at >= 0) known.splice(at, 1);
      return at < 0;
    });
}

/** An editor's version of one paragraph. */
export interface Edit {
  block_id: string;
  /** With `{{key}}` for numbers; empty leaves the paragraph out, a line break makes two of one. */
  text: string;
  /** Why typed figures stand there; null while nobody said. */
  reason: string | null;
}

export interface EditFinding {
  block_id: string;
  typed: string[];
  missing: string[];
  reason: string | null;
}

/**
 * True for paragraphs that people may rewrite: findings and advice, not what is said about data, rules and versions.
 */
export function isEditable(block: Block): block is Paragraph {
  return block.type === 'paragraph' && !/^(?:notes|method|corrections)\./.test(block.id);
}

/**
 * The document with the texts of the editors in the places of the drafted ones. An edit whose paragraph is not there
 * any more is left aside.
 */
export function withEdits(document: BriefingDocument, edits: readonly Edit[]): BriefingDocument {
  if (edits.length === 0) return document;
  const references = referenceMap(document);
  const byId = new Map(edits.map((edit) => [edit.block_id, edit.text]));
  const blocks = document.blocks.flatMap((block): Block[] => {
    const text = isEditable(block) ? byId.get(block.id) : undefined;
    if (text === undefined || !isEditable(block)) return [block];
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line, i) => ({
        ...block,
        id: i === 0 ? block.id : `${block.id}.${i + 1}`,
        text: inlinesFrom(line, references)
      }));
  });
  return { ...document, blocks };
}

/** Findings to check before the text leaves the editor: typed figures, and numbers that are no longer in the data. */
export function findingsOf(document: BriefingDocument, edits: readonly Edit[]): EditFinding[] {
  const references = referenceMap(document);
  return document.blocks.filter(isEditable).flatMap((block) => {
    const edit = edits.find((at) => at.block_id === block.id);
    if (!edit) return [];
    const found = {
      block_id: block.id,
      typed: typedNumbers(edit.text, templateOf(block.text)),
      missing: missingKeys(edit.text, references),
      reason: edit.reason
    };
    return found.typed.length > 0 || found.missing.length > 0 ? [found] : [];
  });
}

/**
 * The findings that keep a draft from being submitted: no reason for a typed figure, or a number that the data does
 * not have.
 */
export function blockingFindings(findings: readonly EditFinding[]): EditFinding[] {
  return findings.filter(({ typed, missing, reason }) => missing.length > 0 || (typed.length > 0 && reason === null));
}

export function referenceMap(document: BriefingDocument): Map<string, Reference> {
  return new Map(referencesOf(document).map((reference) => [reference.key, reference]));
}
