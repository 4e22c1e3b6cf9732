/**
 * The difference between the text as it was written from the data and as editors left it: for the checker, before 核稿.
 * Pure.
 */
import { plainText, type BriefingDocument, type Inline, type Paragraph } from '#lib/document/document.ts';

export interface TextPart {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

export interface Revision {
  block_id: string;
  /** Heading of the first level that the paragraph stands under. */
  section: string;
  isLeftOut: boolean;
  parts: TextPart[];
  /** Numbers of the data that the draft had and the text has no more, with their names. */
  numbers_gone: string[];
  /** Numbers of the data that were put in. */
  numbers_new: string[];
  /** Figures typed by hand, and why. */
  typed: { figures: string[]; reason: string } | null;
  /** Who changed it, oldest first. */
  by: { user_name: string; at: string; note: string | null }[];
}

interface EditStep {
  step: string;
  block_id: string | null;
  user_name: string;
  at: string;
  note: string | null;
}

/**
 * @param drafted the paragraphs that editors changed, as the data gave them
 * @param document with the texts of the editors
 */
export function revisionsOf(
  drafted: readonly Paragraph[],
  document: BriefingDocument,
  steps: readonly EditStep[]
): Revision[] {
  return drafted.flatMap((was): Revision[] => {
    const now = document.blocks.flatMap((block) =>
      block.type === 'paragraph' && isPartOf(block.id, was.id) ? [block] : []
    );
    const before = plainText(was.text);
    const after = now.map((block) => plainText(block.text)).join('\n');
    if (before === after) return [];
    const [old, left] = [namesOf(was.text), namesOf(now.flatMap((block) => block.text))];
    const typed = document.typed_numbers?.find((at) => at.block_id === was.id);
    return [
      {
        block_id: was.id,
        section: sectionOf(document, now[0]?.id ?? was.id),
        isLeftOut: now.length === 0,
        parts: textParts(before, after),
        numbers_gone: [...old].filter(([key]) => !left.has(key)).map(([, name]) => name),
        numbers_new: [...left].filter(([key]) => !old.has(key)).map(([, name]) => name),
        typed: typed ? { figures: typed.figures, reason: typed.reason } : null,
        by: steps
          .filter(({ step, block_id: block }) => step === 'edit' && block === was.id)
          .map(({ user_name, at, note }) => ({ user_name, at, note }))
      }
    ];
  });
}

/** A paragraph with a line break became two: `a`, `a.2`. */
function isPartOf(id: string, of: string): boolean {
  return id === of || (id.startsWith(`${of}.`) && /^\d+$/.test(id.slice(of.length + 1)));
}

function namesOf(text: readonly Inline[]): Map<string, string> {
  return new Map(
    text.flatMap((inline) =>
      typeof inline === 'string' ? [] : [[inline.key, `${inline.label} ${inline.display}`] as const]
    )
  );
}

function sectionOf(document: BriefingDocument, id: string): string {
  let section = '';
  for (const block of document.blocks) {
    if (block.type === 'heading' && block.level === 1) section = plainText(block.text);
    else if ('id' in block && block.id === id) return section;
  }
  return '';
}

/** Figures and letters stay whole, Chinese is compared by character. */
const PIECES = /[\p{N}.,%]+|[a-z]+|[\s\S]/giu;
/** Beyond this many pairs the texts stand beside each other as wholes. */
const MOST_PAIRS = 4_000_000;

/** The shared, the removed and the added pieces of two texts, in order (longest common subsequence). */
export function textParts(before: string, after: string): TextPart[] {
  const [a, b] = [before.match(PIECES) ?? [], after.match(PIECES) ?? []];
  if (a.length * b.length > MOST_PAIRS) return joined([part('gone', before), part('new', after)]);
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i]![j] = a[i] === b[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const parts: TextPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push(part('same', a[i]!));
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && longest[i + 1]![j]! >= longest[i]![j + 1]!))
      parts.push(part('gone', a[i++]!));
    else parts.push(part('new', b[j++]!));
  }
  return joined(parts);
}

const part = (kind: TextPart['kind'], text: string): TextPart => ({ kind, text });

function joined(parts: readonly TextPart[]): TextPart[] {
  const done: TextPart[] = [];
  for (const next of parts) {
    const last = done.at(-1);
    if (last?.kind === next.kind) last.text += next.text;
    else if (next.text !== '') done.push({ ...next });
  }
  return done;
}
