/** Differences between two briefings: numbers by their key, words by their place. Pure. */
import { plainText, type BriefingDocument } from '#lib/document/document.ts';
import { referenceMap, templateOf } from '#lib/document/live-text.ts';
import { isSamePrint, withoutStraySpaces } from '#lib/document/spacing.ts';

export type Difference = 'changed' | 'added' | 'gone';
export const DIFFERENCE_LABELS: Record<Difference, string> = { changed: '改变', added: '新增', gone: '不再有' };

export interface FactDifference {
  difference: Difference;
  key: string;
  label: string;
  before: string | null;
  after: string | null;
}

export interface TextDifference {
  difference: Difference;
  block_id: string;
  before: string | null;
  after: string | null;
}

export interface Comparison {
  facts: FactDifference[];
  /** Paragraphs and notes whose words differ; a sentence in which only numbers differ is not listed. */
  texts: TextDifference[];
  /** Numbers that are the same in both. */
  unchanged: number;
}

export function compareDocuments(before: BriefingDocument, after: BriefingDocument): Comparison {
  const [old, now] = [referenceMap(before), referenceMap(after)];
  const shared = [...old.values()].filter(({ key }) => now.has(key));
  const changed = shared.filter(({ key, display }) => !isSamePrint(now.get(key)!.display, display));
  return {
    unchanged: shared.length - changed.length,
    facts: [
      ...changed.map(({ key, label, display }): FactDifference => ({
        difference: 'changed',
        key,
        label,
        before: display,
        after: now.get(key)!.display
      })),
      ...[...now.values()]
        .filter(({ key }) => !old.has(key))
        .map(({ key, label, display }): FactDifference => ({
          difference: 'added',
          key,
          label,
          before: null,
          after: display
        })),
      ...[...old.values()]
        .filter(({ key }) => !now.has(key))
        .map(({ key, label, display }): FactDifference => ({
          difference: 'gone',
          key,
          label,
          before: display,
          after: null
        }))
    ],
    texts: textDifferences(before, after)
  };
}

function textDifferences(before: BriefingDocument, after: BriefingDocument): TextDifference[] {
  const texts = (document: BriefingDocument) =>
    new Map(
      document.blocks.flatMap((block) =>
        block.type === 'paragraph' || block.type === 'note' ? [[block.id, block.text] as const] : []
      )
    );
  // The period stands at the head of nearly every sentence and differs by nature.
  const wordsOf = (text: Parameters<typeof templateOf>[0]) =>
    withoutStraySpaces(templateOf(text).replaceAll(/ ?(\{\{[^}]*\}\}) ?/g, '$1')).replace(
      /\d{4}年(?:\d{1,2}月|第\d季度)?/g,
      ''
    );
  const [old, now] = [texts(before), texts(after)];
  return [
    ...[...now].flatMap(([id, text]): TextDifference[] => {
      const was = old.get(id);
      if (!was) return [{ difference: 'added', block_id: id, before: null, after: plainText(text) }];
      return wordsOf(was) === wordsOf(text)
        ? []
        : [{ difference: 'changed', block_id: id, before: plainText(was), after: plainText(text) }];
    }),
    ...[...old]
      .filter(([id]) => !now.has(id))
      .map(([id, text]): TextDifference => ({ difference: 'gone', block_id: id, before: plainText(text), after: null }))
  ];
}
