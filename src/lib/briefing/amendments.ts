/** 更正: what earlier issues said and what the data says now, told in the next issue. Pure. */
import { formatInteger } from '#lib/domain/format.ts';
import { parsePeriod, periodLabel } from '#lib/domain/periods.ts';
import { citeFrom } from './cite.ts';
import { referencesOf, type Block, type BriefingDocument, type Reference } from '#lib/document/document.ts';
import { referenceMap } from '#lib/document/live-text.ts';
import { isSamePrint } from '#lib/document/spacing.ts';
import { heading, paragraph } from '#lib/document/blocks.ts';

/** Earlier issues that are looked at again. */
export const AMENDED_ISSUES = 3;
/** Rows that are printed; what is left over is told in the issue after. */
const LISTED = 40;
const PREFIX = 'corrections';
/** Told as of the day the file was made, so a later value is no correction: age and size of the sources, and heat. */
const AS_OF_THE_DAY = (reference: Reference) =>
  reference.query === 'shell/sources' || reference.key.endsWith('.heat') || reference.key.startsWith(PREFIX);

export interface Amendment {
  /** Of the issue that said otherwise. */
  period: string;
  published: string;
  /** The reference as the data gives it now. */
  now: Reference;
}

/**
 * @param published the document as it left
 * @param told corrections that later issues have announced already: key → what they said
 * @param now the same issue composed from the data of today
 */
export function amendmentsOf(
  published: BriefingDocument,
  told: ReadonlyMap<string, string>,
  now: BriefingDocument
): Amendment[] {
  const today = referenceMap(now);
  return referencesOf(published)
    .filter((reference) => !AS_OF_THE_DAY(reference))
    .flatMap((reference) => {
      const said = told.get(reference.key) ?? reference.display;
      const found = today.get(reference.key);
      return found && !isSamePrint(found.display, said)
        ? [{ period: published.period, published: said, now: found }]
        : [];
    });
}

/** Corrections that an issue announced about an earlier one: key → value then. */
export function announcedIn(document: BriefingDocument, period: string): Map<string, string> {
  const prefix = `${PREFIX}.${period}.now.`;
  return new Map(
    referencesOf(document)
      .filter(({ key }) => key.startsWith(prefix))
      .map(({ key, display }) => [key.slice(prefix.length), display])
  );
}

/**
 * The section closes the text, and its list stands in the annex before 数据说明; without an annex both stand there.
 * Nothing where nothing changed.
 */
export function withAmendments(document: BriefingDocument, amendments: readonly Amendment[]): BriefingDocument {
  if (amendments.length === 0) return document;
  const { blocks } = document;
  const notes = blocks.findIndex((block) => 'id' in block && block.id.startsWith('notes.')) - 1;
  const end = notes < 0 ? blocks.length : notes;
  const annex = blocks.findIndex((block) => block.type === 'heading' && block.annex);
  const { said, list } = amendmentSection(amendments);
  return {
    ...document,
    blocks:
      annex < 0
        ? [...blocks.slice(0, end), ...said, list, ...blocks.slice(end)]
        : [...blocks.slice(0, annex), ...said, ...blocks.slice(annex, end), list, ...blocks.slice(end)]
  };
}

function amendmentSection(amendments: readonly Amendment[]): { said: Block[]; list: Block } {
  const shown = amendments.slice(0, LISTED);
  const count = citeFrom(amendments[0]!.now, PREFIX, '已发布的简报中，按现有数据重新计算后数值不同的数字个数')(
    'count',
    '更正的数字个数',
    amendments.length,
    formatInteger(amendments.length)
  );
  const rest = shown.length < amendments.length ? '，先列出一部分，其余在下一期列出' : '';
  const said = [
    heading(1, '更正'),
    paragraph(
      'corrections.opening',
      '数据补报、修订后，已发布的简报中有',
      count,
      `个数字与现有数据不同，见更正表${rest}。已发布的文件不改动。`
    )
  ];
  return {
    said,
    list: {
      type: 'table',
      id: 'corrections.list',
      title: '更正',
      columns: [
        { label: '期间', numeric: false, weight: 3 },
        { label: '项目', numeric: false, weight: 7 },
        { label: '已发布', numeric: true, weight: 3 },
        { label: '现为', numeric: true, weight: 3 }
      ],
      rows: shown.map(({ period, published, now }) => [
        [labelOf(period)],
        [now.label],
        [
          {
            ...now,
            key: `${PREFIX}.${period}.was.${now.key}`,
            label: `${now.label}（已发布）`,
            definition: `${labelOf(period)}简报发布时的数值`,
            value: published,
            display: published
          }
        ],
        [{ ...now, key: `${PREFIX}.${period}.now.${now.key}` }]
      ])
    }
  };
}

function labelOf(period: string): string {
  const parsed = parsePeriod(period);
  return parsed ? periodLabel(parsed) : period;
}
