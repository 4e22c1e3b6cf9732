/** Body, headers, notes and comments of a Word file as units, as a reader sees them. Pure. */
import { disguiseOf, disguiseWords, type Disguise, type StyleDisguises } from './visibility.ts';
import { evened, rowUnit, type Unit, type UnitKind } from './units.ts';
import { COUNTED, FOREIGN, HARMLESS, MARKS, SPOKEN, TEXTS } from './elements.ts';
import { PictureReader } from './read-picture.ts';
import { xmlTokens, type XmlToken } from './xml-tokens.ts';

/** How a part looks its surroundings up. */
export interface PartContext {
  styles: StyleDisguises;
  /** Relation id → what it points to: the hash of a picture, an address outside, or the name of another part. */
  target: (id: string) => string;
}

type Open = Extract<XmlToken, { type: 'open' }>;

interface OpenParagraph {
  kind: UnitKind;
  text: string;
  isContents: boolean;
  style: string | null;
  paragraph: Disguise;
  run: Disguise;
  runStyle: string | null;
}

interface OpenField {
  code: string;
  isResult: boolean;
}

export function readUnits(xml: string, kind: UnitKind, context: PartContext): Unit[] {
  const tokens = xmlTokens(xml);
  if (!tokens) return [{ kind: 'foreign', text: '命名空间被重复定义，内容可能被隐藏' }];
  return new PartReader(kind, context).read(tokens);
}

class PartReader {
  private units: Unit[] = [];
  private paragraphs: OpenParagraph[] = [];
  private fields: OpenField[] = [];
  /** Rows of tables that are open, innermost last; each cell collects the text of its paragraphs. */
  private rows: { cells: string[]; marks: string }[] = [];
  private controls: { isContents: boolean }[] = [];
  private textboxes = 0;
  private skipped = 0;
  private isText = false;
  private isCode = false;
  private inParagraphProperties = 0;
  private inRunProperties = 0;
  private picture: PictureReader | null = null;

  constructor(
    private readonly kind: UnitKind,
    private readonly context: PartContext
  ) {}

  read(tokens: readonly XmlToken[]): Unit[] {
    for (const token of tokens) {
      if (token.type === 'text') this.text(token.text);
      else if (token.type === 'open') {
        this.open(token);
        if (token.isEmpty) this.close(token.name);
      } else this.close(token.name);
    }
    return this.units;
  }

  private text(text: string): void {
    if (this.skipped > 0) return;
    if (this.isCode) {
      const field = this.fields.at(-1);
      if (field && !field.isResult) field.code += text;
    } else if (this.isText) this.say(text);
  }

  private say(text: string): void {
    const at = this.paragraphs.at(-1);
    if (!at || this.fields.some((field) => field.isResult && COUNTED.test(field.code))) return;
    const hidden = disguiseWords(
      this.context.styles(null),
      at.style === null ? new Map<string, null>() : this.context.styles(at.style),
      at.paragraph,
      at.runStyle === null ? new Map<string, null>() : this.context.styles(at.runStyle),
      at.run
    );
    at.text += hidden === '' ? text : `〔${hidden}〕${text}〔／〕`;
  }

  /** A mark that stands in the text, whatever its formatting. */
  private mark(text: string): void {
    const at = this.paragraphs.at(-1);
    if (at) at.text += `〔${text}〕`;
    else this.units.push({ kind: 'foreign', text });
  }

  private open(token: Open): void {
    const { name, attributes } = token;
    if (name === 'w:del' || name === 'w:moveFrom') {
      if (this.inParagraphProperties === 0 && this.inRunProperties === 0) this.mark('修订删除');
      this.skipped += 1;
    }
    if (this.skipped > 0 || this.properties(name, attributes)) return;
    if (TEXTS.has(name)) this.isText = true;
    this.picture?.open(name, attributes);
    if (MARKS[name] !== undefined) this.mark(MARKS[name]);
    if (SPOKEN[name] !== undefined) this.say(SPOKEN[name]);
    switch (name) {
      case 'w:p':
        this.paragraphs.push({
          kind: this.textboxes > 0 && this.kind === 'paragraph' ? 'textbox' : this.kind,
          text: '',
          isContents: this.controls.some((control) => control.isContents),
          style: null,
          paragraph: new Map(),
          run: new Map(),
          runStyle: null
        });
        break;
      case 'w:r': {
        const at = this.paragraphs.at(-1);
        if (at) [at.run, at.runStyle] = [new Map(), null];
        break;
      }
      case 'w:pPr':
        this.inParagraphProperties += 1;
        break;
      case 'w:rPr':
        this.inRunProperties += 1;
        break;
      case 'w:instrText':
        this.isCode = true;
        break;
      case 'w:sym':
        this.mark(`符号 ${attributes.get('w:font') ?? ''} ${attributes.get('w:char') ?? ''}`);
        break;
      case 'w:sdt':
        this.controls.push({ isContents: false });
        break;
      case 'w:docPartGallery': {
        const control = this.controls.at(-1);
        if (control && /table of contents/i.test(attributes.get('w:val') ?? '')) control.isContents = true;
        break;
      }
      case 'w:fldChar':
        this.field(attributes.get('w:fldCharType'));
        break;
      case 'w:fldSimple':
        this.fields.push({ code: attributes.get('w:instr') ?? '', isResult: true });
        this.tellField(this.fields.at(-1)!);
        break;
      case 'w:hyperlink':
        if (attributes.has('r:id')) this.mark(`链接 ${this.context.target(attributes.get('r:id')!)}`);
        break;
      case 'w:txbxContent':
        this.textboxes += 1;
        break;
      default:
        this.tableOrPicture(name, attributes);
    }
  }

  /** Properties of runs and paragraphs: formatting that disguises, and styles. */
  private properties(name: string, attributes: ReadonlyMap<string, string>): boolean {
    const at = this.paragraphs.at(-1);
    if (!at) return false;
    if (name === 'w:pStyle') {
      at.style = attributes.get('w:val') ?? null;
      if (/^(?:TOC|Contents)\s?\d$/i.test(at.style ?? '')) at.isContents = true;
      return true;
    }
    if (name === 'w:rStyle') {
      if (this.inParagraphProperties === 0) at.runStyle = attributes.get('w:val') ?? null;
      return true;
    }
    if (this.inParagraphProperties === 0 && this.inRunProperties === 0) return false;
    // The run properties inside those of a paragraph format its mark, not its text.
    const isOfText = this.inParagraphProperties === 0 || this.inRunProperties === 0;
    const found = isOfText ? disguiseOf(name, attributes) : undefined;
    if (found) (this.inParagraphProperties > 0 ? at.paragraph : at.run).set(...found);
    return found !== undefined;
  }

  private field(type: string | undefined): void {
    if (type === 'begin') this.fields.push({ code: '', isResult: false });
    else if (type === 'separate') {
      const field = this.fields.at(-1);
      if (!field) return;
      field.isResult = true;
      this.tellField(field);
    } else if (type === 'end') {
      const field = this.fields.pop();
      if (field && !field.isResult) this.tellField(field);
    }
  }

  private tellField({ code }: OpenField): void {
    if (!COUNTED.test(code) && !HARMLESS.test(code)) this.mark(`域 ${evened(code)}`);
  }

  private tableOrPicture(name: string, attributes: ReadonlyMap<string, string>): void {
    if (FOREIGN.has(name)) return this.mark(`外来内容 ${name.slice(name.indexOf(':') + 1)}`);
    const row = this.rows.at(-1);
    switch (name) {
      case 'w:tr':
        this.rows.push({ cells: [], marks: '' });
        return;
      case 'w:tc':
        row?.cells.push('');
        return;
      case 'w:hidden':
        if (row && attributes.get('w:val') !== 'false' && attributes.get('w:val') !== '0') row.marks += '〔隐藏的行〕';
        return;
      case 'w:trHeight':
        if (row && attributes.get('w:hRule') === 'exact' && Number(attributes.get('w:val')) < 60)
          row.marks += '〔行高过小〕';
        return;
      case 'w:vMerge':
      case 'w:hMerge':
        if (row) row.marks += '〔合并单元格〕';
        return;
      case 'w:drawing':
      case 'w:pict':
        this.picture ??= new PictureReader(this.context.target);
        return;
      case 'v:shapetype':
        this.skipped += 1;
        return;
      default:
    }
  }

  private close(name: string): void {
    if (name === 'w:del' || name === 'w:moveFrom' || name === 'v:shapetype') {
      this.skipped = Math.max(0, this.skipped - 1);
      return;
    }
    if (this.skipped > 0) return;
    if (TEXTS.has(name)) this.isText = false;
    switch (name) {
      case 'w:instrText':
        this.isCode = false;
        break;
      case 'w:pPr':
        this.inParagraphProperties -= 1;
        break;
      case 'w:rPr':
        this.inRunProperties -= 1;
        break;
      case 'w:sdt':
        this.controls.pop();
        break;
      case 'w:fldSimple':
        this.fields.pop();
        break;
      case 'w:txbxContent':
        this.textboxes -= 1;
        break;
      case 'w:drawing':
      case 'w:pict':
        this.closePicture();
        break;
      case 'w:p':
        this.closeParagraph();
        break;
      case 'w:tr':
        this.closeRow();
        break;
      default:
    }
  }

  private closePicture(): void {
    const unit = this.picture?.unit(this.kind === 'paragraph' ? 'picture' : this.kind);
    if (unit) this.units.push(unit);
    this.picture = null;
  }

  private closeParagraph(): void {
    const at = this.paragraphs.pop();
    if (!at) return;
    const row = this.rows.at(-1);
    // Contents end in page numbers, which programs count anew, and space them in their own way.
    if (at.isContents && !row) {
      const text = evened(at.text.replace(/\t\s*\d+\s*$/u, '')).replaceAll(' ', '');
      if (text !== '') this.units.push({ kind: 'contents', text });
    } else if (row && this.textboxes === 0) row.cells[row.cells.length - 1] = `${row.cells.at(-1) ?? ''} ${at.text}`;
    else if (evened(at.text) !== '') this.units.push({ kind: at.kind, text: evened(at.text) });
  }

  private closeRow(): void {
    const row = this.rows.pop();
    if (!row) return;
    const unit = rowUnit(row.cells);
    this.units.push(row.marks === '' ? unit : { ...unit, text: `${row.marks}${unit.text}` });
  }
}
