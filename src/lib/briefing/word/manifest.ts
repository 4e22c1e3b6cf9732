/**
 * Facts in a custom XML part of a Word file: the briefing, and each number as it was when the file
 * was made. Written and read here, so that both sides stay one format. Pure.
 */
import { escapeXml } from '#lib/domain/xml.ts';
import { numbersIn } from '#lib/document/numbers.ts';
import { formatDate } from '#lib/domain/format.ts';
import {
  inlinesOf,
  referencesOf,
  type BriefingDocument,
  type BriefingKind,
  type DocumentKind,
  type Reference
} from '#lib/document/document.ts';

import type { Seal } from '#lib/briefing/seal.ts';

const NAMESPACE = 'urn:zhisheng:briefing:1';

/** The seal that a file carries; null in files of versions that made none, or where it was taken out. */
export function sealIn(xml: string): Seal | null {
  const found = /<seal\b([^>]*)>([^<]*)<\/seal>/.exec(xml);
  if (!found || !xml.includes(NAMESPACE)) return null;
  return {
    signature: attributesOf(found[1]!).get('signature') ?? '',
    payload: unescapeXml(found[2]!).replace(/\s+/g, '')
  };
}

export interface BriefingManifest {
  kind: DocumentKind;
  period: string;
  scope: string | null;
  issue_id: string | null;
  data_version: string;
  references: Pick<Reference, 'key' | 'label' | 'display'>[];
  /** Numbers that stand in plain words, such as years, each as often as it occurs. */
  plain_numbers: string[];
}

/** @param furniture words that the rendering adds around the document */
export function manifestOf(
  document: BriefingDocument,
  issueId: string | null,
  furniture: readonly string[] = []
): BriefingManifest {
  return {
    kind: document.kind,
    period: document.period,
    scope: document.scope,
    issue_id: issueId,
    data_version: document.data_version,
    references: referencesOf(document).map(({ key, label, display }) => ({ key, label, display })),
    plain_numbers: [...plainNumbersOf(document), ...furniture.flatMap(numbersIn)]
  };
}

export function plainNumbersOf(document: BriefingDocument): string[] {
  const titles = document.blocks.flatMap((block) => {
    if (block.type === 'figure') return [block.title];
    return block.type === 'table' ? [block.title, ...block.columns.map((column) => column.label)] : [];
  });
  const around = [
    document.masthead,
    document.number,
    document.issuer,
    formatDate(document.dated_on),
    document.title,
    document.issuer,
    formatDate(document.dated_on)
  ];
  return [...inlinesOf(document).filter((inline) => typeof inline === 'string'), ...titles, ...around].flatMap(
    numbersIn
  );
}

export function manifestXml({ references, plain_numbers, ...about }: BriefingManifest): string {
  const attributes = Object.entries(about)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
  const lines = references
    .map(
      ({ key, label, display }) =>
        `<reference key="${escapeXml(key)}" label="${escapeXml(label)}" display="${escapeXml(display)}"/>`
    )
    .join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<briefing xmlns="${NAMESPACE}"${attributes}><plain>${plain_numbers.map(escapeXml).join(' ')}</plain>${lines}</briefing>`;
}

const KINDS: readonly BriefingKind[] = ['monthly', 'opinion', 'issue', 'quarter', 'year'];

/** The kind of briefing a file says it is; undefined for studies and unknown ones, which cannot be composed again. */
export function briefingKindOf(text: string | null | undefined): BriefingKind | undefined {
  return KINDS.find((known) => known === text);
}

/** Null when the text is not the part of a briefing. */
export function parseManifest(xml: string): (BriefingManifest & { kind: BriefingKind }) | null {
  const root = /<briefing\b([^>]*)>/.exec(xml);
  if (!root || !xml.includes(NAMESPACE)) return null;
  const about = attributesOf(root[1]!);
  const kind = briefingKindOf(about.get('kind'));
  if (!kind || !about.has('period')) return null;
  return {
    kind,
    period: about.get('period')!,
    scope: about.get('scope') ?? null,
    issue_id: about.get('issue_id') ?? null,
    data_version: about.get('data_version') ?? '',
    plain_numbers: (/<plain>([^<]*)<\/plain>/.exec(xml)?.[1] ?? '').split(' ').filter((number) => number !== ''),
    references: [...xml.matchAll(/<reference\b([^>]*)\/?>/g)]
      .map((match) => attributesOf(match[1]!))
      .map((at) => ({ key: at.get('key') ?? '', label: at.get('label') ?? '', display: at.get('display') ?? '' }))
  };
}

export function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((match) => [
      match[1]!,
      unescapeXml(match[2] ?? match[3] ?? '')
    ])
  );
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex ?? decimal) return String.fromCodePoint(Math.min(0x10ffff, parseInt(hex ?? decimal!, hex ? 16 : 10)));
    return ENTITIES[name ?? ''] ?? whole;
  });
}
