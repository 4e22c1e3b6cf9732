/** One briefing in all its renderings, checked before any of them is made. */
import { referencesOf, type BriefingDocument } from './document.ts';
import { drawFigures } from './drawings.server.ts';
import { assertCirculable } from './lint.ts';
import { renderDocx } from './render-docx.server.ts';
import { renderHtml } from './render-html.ts';
import { renderPdf } from './render-pdf.server.ts';
import type { BriefingSettings } from './settings.ts';

export type BriefingFormat = 'docx' | 'pdf' | 'html' | 'json';
export const FORMATS: readonly BriefingFormat[] = ['docx', 'pdf', 'html', 'json'];

/**
 * One file of any document of this shape: a briefing or a chapter of a study (`kind: 'study'`).
 * @param root the project folder, where the template ships
 * @throws InputError when the text holds what looks like personal data
 */
export async function renderDocument(document: BriefingDocument, format: BriefingFormat, settings: BriefingSettings, root: string, issueId: string | null = null): Promise<Uint8Array> {
  assertCirculable(document);
  if (format === 'json') return Buffer.from(evidencePack(document, issueId));
  const images = await drawFigures(document);
  if (format === 'html') return Buffer.from(renderHtml(document, images, settings.furniture));
  const pdf = await renderPdf(document, images, settings.furniture, { customerFonts: settings.customerFonts, root });
  return format === 'pdf' ? pdf.bytes : renderDocx(document, images, settings.furniture, { issue_id: issueId, pages: pdf.pages });
}

/**
 * @param root the project folder, where the template ships
 * @returns bytes per format
 * @throws InputError when the text holds what looks like personal data
 */
export async function renderAll(document: BriefingDocument, issueId: string | null, settings: BriefingSettings, root: string): Promise<Map<BriefingFormat, Uint8Array>> {
  assertCirculable(document);
  const images = await drawFigures(document);
  const pdf = await renderPdf(document, images, settings.furniture, { customerFonts: settings.customerFonts, root });
  return new Map<BriefingFormat, Uint8Array>([
    ['docx', await renderDocx(document, images, settings.furniture, { issue_id: issueId, pages: pdf.pages })],
    ['pdf', pdf.bytes],
    ['html', Buffer.from(renderHtml(document, images, settings.furniture))],
    ['json', Buffer.from(evidencePack(document, issueId))]
  ]);
}

/** Every number with its origin, and the document they stand in. */
export function evidencePack(document: BriefingDocument, issueId: string | null): string {
  return `${JSON.stringify({ format: 'zhisheng-briefing-1', issue_id: issueId, references: referencesOf(document), document }, null, 1)}\n`;
}
