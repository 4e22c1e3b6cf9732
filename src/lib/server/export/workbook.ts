/**
 * An XLSX file written as it goes: rows are deflated and handed on, never held together. Texts are inline strings, so
 * `=HYPERLINK(…)` stays text; dates are date cells. ECMA-376 part 1, §18.3 (sheets) and §18.8 (styles).
 */
import { escapeXml } from '#lib/domain/xml.ts';
import { strToU8, Zip, ZipDeflate } from 'fflate';

export type CellKind = 'text' | 'number' | 'date';
export type CellValue = string | number | null;

/** What Excel takes in one sheet, less the heading. */
export const SHEET_ROWS = 1_048_575;
const LONGEST_TEXT = 32_767;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export class Workbook {
  private readonly zip: Zip;
  private readonly sheets: string[] = [];
  private sheet: ZipDeflate | null = null;
  private kinds: readonly CellKind[] = [];
  private row = 0;

  /** @param push takes the bytes of the file, in order */
  constructor(push: (chunk: Uint8Array) => void) {
    this.zip = new Zip((error, chunk) => {
      if (error) throw error;
      push(chunk);
    });
  }

  /** Begins a sheet with a heading row that stays in view; ends the one before. */
  startSheet(name: string, columns: readonly { label: string; kind: CellKind; width: number }[]): void {
    this.endSheet();
    this.sheets.push(name);
    this.kinds = columns.map((column) => column.kind);
    this.row = 0;
    this.sheet = this.part(`xl/worksheets/sheet${this.sheets.length}.xml`);
    const widths = columns
      .map((column, i) => `<col min="${i + 1}" max="${i + 1}" width="${column.width}" customWidth="1"/>`)
      .join('');
    this.write(
      `${HEAD}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>`
    );
    this.write(
      this.rowXml(
        columns.map((column) => column.label),
        columns.map(() => 'text'),
        2
      )
    );
  }

  /** Adds rows to the sheet begun last. */
  addRows(rows: readonly (readonly CellValue[])[]): void {
    this.write(rows.map((row) => this.rowXml(row, this.kinds, 0)).join(''));
  }

  end(): void {
    this.endSheet();
    const list = this.sheets
      .map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('');
    this.whole('xl/workbook.xml', `<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>${list}</sheets></workbook>`);
    const links = this.sheets
      .map(
        (_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`
      )
      .join('');
    this.whole(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}<Relationship Id="rIdS" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`
    );
    this.whole(
      'xl/styles.xml',
      `<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`
    );
    this.whole(
      '_rels/.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
    );
    const types = this.sheets
      .map(
        (_, i) =>
          `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`
      )
      .join('');
    this.whole(
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types}</Types>`
    );
    this.zip.end();
  }

  private rowXml(values: readonly CellValue[], kinds: readonly CellKind[], textStyle: number): string {
    this.row++;
    return `<row r="${this.row}">${values.map((value, i) => cellXml(value, kinds[i] ?? 'text', { at: `${columnName(i)}${this.row}`, textStyle })).join('')}</row>`;
  }

  private endSheet(): void {
    if (!this.sheet) return;
    this.sheet.push(strToU8('</sheetData></worksheet>'), true);
    this.sheet = null;
  }

  private write(xml: string): void {
    this.sheet?.push(strToU8(xml));
  }

  private part(path: string): ZipDeflate {
    const part = new ZipDeflate(path, { level: 3 });
    this.zip.add(part);
    return part;
  }

  private whole(path: string, xml: string): void {
    this.part(path).push(strToU8(HEAD + xml), true);
  }
}

const DAY = 86_400_000;
/** Day 0 of the 1900 date system as spreadsheets count it. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** A, B, …, Z, AA, … */
function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Every cell says where it stands: the standard leaves that open, and some readers need it. */
function cellXml(value: CellValue, kind: CellKind, { at, textStyle }: { at: string; textStyle: number }): string {
  if (value === null || value === '') return `<c r="${at}"/>`;
  if (typeof value === 'number' && kind === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  if (kind === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return `<c r="${at}" s="1"><v>${(Date.parse(`${value}T00:00:00Z`) - DAY_ZERO) / DAY}</v></c>`;
  return `<c r="${at}" t="inlineStr"${textStyle === 0 ? '' : ` s="${textStyle}"`}><is><t xml:space="preserve">${escapeXml(String(value).slice(0, LONGEST_TEXT))}</t></is></c>`;
}
