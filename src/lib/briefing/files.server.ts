/** One briefing in all its renderings, checked before any of them is made. */
import type { SvgImage } from '#lib/charts/render-svg.server.ts';
import { plainText, referencesOf, type BriefingDocument } from '#lib/document/document.ts';
import { drawFigures } from './drawings.server.ts';
import { assertCirculable } from './lint.ts';
import { PAGE } from './page-geometry.ts';
import { withPngs } from './png.server.ts';
import { renderDocx } from './render-docx.server.ts';
import { renderHtml } from './render-html.ts';
import { renderPdf, type RenderedPdf } from './render-pdf.server.ts';
import { SEAL_FORMAT, type Seal } from './seal.ts';
import { makeSeal, packDigest, sealKey } from './seal.server.ts';
import type { BriefingSettings } from './settings.ts';
import { allUnits } from '#lib/briefing/word/all-units.server.ts';
import { withSeal } from '#lib/briefing/word/package.server.ts';
import { WordPackage } from '#lib/briefing/word/read-package.server.ts';

export type BriefingFormat = 'docx' | 'pdf' | 'html' | 'json';
export const FORMATS: readonly BriefingFormat[] = ['docx', 'pdf', 'html', 'json'];

/**
 * One file of any document of this shape: a briefing, a chapter of a study (`kind: 'study'`) or a notice.
 * @param root the project folder, where the template ships
 * @throws InputError when the text holds what looks like personal data
 */
export async function renderDocument(
  document: BriefingDocument,
  format: BriefingFormat,
  settings: BriefingSettings,
  root: string,
  issueId: string | null = null
): Promise<Uint8Array> {
  assertCirculable(document);
  if (format === 'json') return Buffer.from(evidencePack(document, issueId, null));
  const images = await drawFigures(document);
  if (format === 'html') return Buffer.from(renderHtml(document, images, settings.furniture));
  if (format === 'pdf') return (await printed(document, images, settings, root)).pdf.bytes;
  const { docx } = await bothPrints(document, images, issueId, settings, root);
  return document.kind === 'study' || document.kind === 'notice'
    ? docx
    : sealed(docx, document, issueId, settings).docx;
}

/**
 * @param root the project folder, where the template ships
 * @returns bytes per format
 * @throws InputError when the text holds what looks like personal data
 */
export async function renderAll(
  document: BriefingDocument,
  issueId: string | null,
  settings: BriefingSettings,
  root: string
): Promise<Map<BriefingFormat, Uint8Array>> {
  assertCirculable(document);
  const images = await drawFigures(document);
  const prints = await bothPrints(document, images, issueId, settings, root);
  const { docx, seal } = sealed(prints.docx, document, issueId, settings);
  return new Map<BriefingFormat, Uint8Array>([
    ['docx', docx],
    ['pdf', prints.pdf],
    ['html', Buffer.from(renderHtml(document, images, settings.furniture))],
    ['json', Buffer.from(evidencePack(document, issueId, seal))]
  ]);
}

type Images = ReadonlyMap<string, SvgImage>;

/** The Word file takes the page numbers of its contents from the PDF. */
async function bothPrints(
  document: BriefingDocument,
  images: Images,
  issueId: string | null,
  settings: BriefingSettings,
  root: string
): Promise<{ docx: Uint8Array; pdf: Uint8Array }> {
  const [pictures, { pdf, shown }] = await Promise.all([withPngs(images), printed(document, images, settings, root)]);
  // A chart that was drawn anew to fit needs its fallback anew.
  const fitting = shown === images ? pictures : await withPngs(shown);
  return {
    docx: await renderDocx(document, fitting, settings.furniture, { issue_id: issueId, pages: pdf.pages }),
    pdf: pdf.bytes
  };
}

/** Heights of the chart of a 专题快报 in pixels, tried in turn until it stands on one page; without a chart at last. */
const ISSUE_HEIGHTS = [190, 140, 100, 80, 65];
/** Millimetres that stay free at the foot, since Word's head is higher and a paragraph may run on by a line. */
const SPARE = 15;

/** The PDF and the pictures that stand in it. */
async function printed(
  document: BriefingDocument,
  images: Images,
  { furniture, customerFonts }: BriefingSettings,
  root: string
): Promise<{ pdf: RenderedPdf; shown: Images }> {
  const render = async (shown: Images) => ({
    shown,
    pdf: await renderPdf(document, shown, furniture, { customerFonts, root })
  });
  if (document.kind !== 'issue') return render(images);
  for (const height of ISSUE_HEIGHTS) {
    const tried = await render(await drawFigures(document, height));
    if (tried.pdf.end.page === 1 && tried.pdf.end.y <= PAGE.height - PAGE.bottom - SPARE) return tried;
  }
  return render(new Map());
}

/** The Word file with its seal, and the seal for the evidence pack. */
function sealed(
  docx: Uint8Array,
  document: BriefingDocument,
  issueId: string | null,
  { keyDir }: BriefingSettings
): { docx: Uint8Array; seal: Seal } {
  const seal = makeSeal(
    {
      format: SEAL_FORMAT,
      kind: document.kind,
      period: document.period,
      scope: document.scope,
      issue_id: issueId,
      data_version: document.data_version,
      dated_on: document.dated_on,
      pack: packDigest(evidencePack(document, issueId, null)),
      edited: document.blocks.flatMap((block) =>
        block.type === 'paragraph' && document.edited?.includes(block.id)
          ? [{ block_id: block.id, text: plainText(block.text) }]
          : []
      ),
      references: referencesOf(document).map(({ key, label, display }) => ({ key, label, display })),
      units: allUnits(new WordPackage(docx))
    },
    sealKey(keyDir)
  );
  return { docx: withSeal(docx, seal), seal };
}

/** Every number with its origin, the document they stand in, and the seal of the Word file made with it. */
export function evidencePack(document: BriefingDocument, issueId: string | null, seal: Seal | null): string {
  const content = { format: 'zhisheng-briefing-2', issue_id: issueId, references: referencesOf(document), document };
  return `${JSON.stringify(seal ? { ...content, seal } : content, null, 1)}\n`;
}
