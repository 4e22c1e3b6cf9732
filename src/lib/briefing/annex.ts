/**
 * The leaders' edition: a text of two to four pages with the one drawing that a leader needs, and an annex with tables,
 * courses and definitions. Pure.
 */
import { heading } from '#lib/document/blocks.ts';
import type { Block, BriefingKind, Heading } from '#lib/document/document.ts';

/** Drawings that stand in the text: where nobody goes, and of a briefing about posts their course. */
const IN_TEXT: Partial<Record<BriefingKind, readonly string[]>> = { opinion: ['opinion.trend'] };
const PLACES_IN_TEXT = ['gaps.tiles'];
/** Sentences that explain figures. */
const EXPLAINS = /^(?:gaps\.missing|reply|opinion\.places)$/;

/** @param notes what is said about data and definitions */
export function withAnnex(body: readonly Block[], notes: readonly Block[], kind: BriefingKind): Block[] {
  const inText = IN_TEXT[kind] ?? PLACES_IN_TEXT;
  const isAnnexed = (block: Block) =>
    block.type === 'table' ||
    (block.type === 'figure' && !inText.includes(block.id)) ||
    (block.type === 'paragraph' && EXPLAINS.test(block.id));
  const text = body.filter((block) => !isAnnexed(block));
  const moved = body.filter(isAnnexed);
  const part = (title: string, blocks: readonly Block[]): Block[] =>
    blocks.length === 0 ? [] : [heading(2, title), ...blocks];
  return [
    ...text,
    annexHeading('数据、走势和口径'),
    ...part(
      '主要数据',
      moved.filter((block) => block.type === 'table')
    ),
    ...part(
      '补充情况',
      moved.filter((block) => block.type === 'paragraph')
    ),
    ...part(
      '走势和构成',
      moved.filter((block) => block.type === 'figure')
    ),
    ...notes
  ];
}

function annexHeading(title: string): Heading {
  return { ...heading(1, title), annex: true };
}
