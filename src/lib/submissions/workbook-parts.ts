/** The XML parts of a workbook, one function each; `workbook.ts` puts them together. */
import { escapeXml } from '#lib/domain/xml.ts';
import { cellName, type CellStyle, type WorkbookSheet } from './workbook-sheet.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STYLES: CellStyle[] = ['text', 'head', 'required', 'wrong', 'reason'];
const NOTE_SIZE = 'position:absolute;width:256px;height:96px;visibility:hidden';
const APPLIED = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"';
const TOP = '<alignment vertical="top" wrapText="1"/>';
const FROZEN = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
const WARNING =
  'allowBlank="1" showErrorMessage="1" errorStyle="warning" errorTitle="不在可选值内" error="请从下拉列表中选择"';
const VML = ['v="urn:schemas-microsoft-com:vml"', 'o="urn:schemas-microsoft-com:office:office"'];

export function contentTypesXml(sheets: readonly WorkbookSheet[]): string {
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return [
    HEAD,
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    type('workbook.xml', 'sheet.main'),
    type('styles.xml', 'styles'),
    ...sheets.map((_, i) => type(`worksheets/sheet${i + 1}.xml`, 'worksheet')),
    ...sheets.map((_, i) => type(`comments${i + 1}.xml`, 'comments')),
    '</Types>'
  ].join('');
}

export function relations(targets: readonly [kind: string, target: string][]): string {
  return [
    HEAD,
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">',
    ...targets.map(
      ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`
    ),
    '</Relationships>'
  ].join('');
}

export function workbookXml(names: readonly string[], hidden: readonly string[]): string {
  return [
    HEAD,
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>`,
    ...names.map(
      (name, i) =>
        `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`
    ),
    '</sheets></workbook>'
  ].join('');
}

/** Text format (49) everywhere; header bold on grey, required in red, refused cells on yellow, reasons in red. */
export function stylesXml(): string {
  const font = (extra: string) => `<font>${extra}<sz val="11"/><name val="宋体"/></font>`;
  const fill = (colour: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/></patternFill></fill>`;
  const look = (fontId: number, fillId: number) =>
    `<xf numFmtId="49" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" ${APPLIED}>${TOP}</xf>`;
  const red = '<color rgb="FFB42318"/>';
  return [
    HEAD,
    `<styleSheet xmlns="${MAIN}">`,
    `<fonts count="4">${font('')}${font('<b/>')}${font(`<b/>${red}`)}${font(red)}</fonts>`,
    `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('ECEFF1')}${fill('FFE9A8')}</fills>`,
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${STYLES.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`,
    `${look(0, 0)}${look(1, 2)}${look(2, 2)}${look(0, 3)}${look(3, 0)}</cellXfs>`,
    '</styleSheet>'
  ].join('');
}

/**
 * The sheet with its first row and nothing else frozen; `lists` are drop-downs: which cells, and where their options
 * stand.
 */
export function sheetXml(sheet: WorkbookSheet, lists: readonly { cells: string; source: string }[]): string {
  const text = STYLES.indexOf('text') + 1;
  const rows = sheet.rows.map((row, y) => {
    const cells = row.map(
      (cell, x) =>
        `<c r="${cellName(x, y)}" s="${STYLES.indexOf(cell.style ?? 'text') + 1}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.text)}</t></is></c>`
    );
    return `<row r="${y + 1}">${cells.join('')}</row>`;
  });
  const validation = lists.map(
    ({ cells, source }) =>
      `<dataValidation type="list" ${WARNING} sqref="${cells}"><formula1>${escapeXml(source)}</formula1></dataValidation>`
  );
  return [
    HEAD,
    `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
    `<sheetViews><sheetView workbookViewId="0">${FROZEN}</sheetView></sheetViews>`,
    `<cols>${sheet.widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${text}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${rows.join('')}</sheetData>`,
    validation.length > 0
      ? `<dataValidations count="${validation.length}">${validation.join('')}</dataValidations>`
      : '',
    notesOf(sheet).length > 0 ? '<legacyDrawing r:id="rId1"/>' : '',
    '</worksheet>'
  ].join('');
}

export function commentsXml(sheet: WorkbookSheet): string {
  const comments = notesOf(sheet).map(
    ({ x, y, note }) =>
      `<comment ref="${cellName(x, y)}" authorId="0"><text><r><t xml:space="preserve">${escapeXml(note)}</t></r></text></comment>`
  );
  return `${HEAD}<comments xmlns="${MAIN}"><authors><author>职声</author></authors><commentList>${comments.join('')}</commentList></comments>`;
}

/** Excel draws a note only where a shape for it exists; it finds the cell by row and column. */
export function vmlXml(sheet: WorkbookSheet): string {
  const shapes = notesOf(sheet).map(({ x, y }, i) =>
    [
      `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="${NOTE_SIZE}" fillcolor="#ffffe1" o:insetmode="auto">`,
      '<v:fill color2="#ffffe1"/><v:textbox style="mso-direction-alt:auto"/>',
      '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>',
      `<x:Row>${y}</x:Row><x:Column>${x}</x:Column></x:ClientData></v:shape>`
    ].join('')
  );
  return [
    `<xml xmlns:${VML.join(' xmlns:')} xmlns:x="urn:schemas-microsoft-com:office:excel">`,
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">',
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>',
    ...shapes,
    '</xml>'
  ].join('');
}

function notesOf(sheet: WorkbookSheet): { x: number; y: number; note: string }[] {
  return sheet.rows.flatMap((row, y) =>
    row.flatMap((cell, x) => (cell.note === undefined ? [] : [{ x, y, note: cell.note }]))
  );
}
