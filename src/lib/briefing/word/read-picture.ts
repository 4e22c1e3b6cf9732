/** One picture or shape of a Word file: which image it shows, how, and the words it carries. Pure. */
import { evened, type Unit, type UnitKind } from './units.ts';

/** EMU: below one centimetre a picture shows nothing. */
const SMALLEST = 360_000;

export class PictureReader {
  private readonly parts: string[] = [];
  private words: string[] = [];
  private vector: string | undefined;
  private isSmall = false;
  private hasChildren = false;
  private hasTextbox = false;

  constructor(private readonly target: (id: string) => string) {}

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    const isTrue = (attribute: string) => ['1', 'true', 'on'].includes(attributes.get(attribute) ?? '');
    const image = () =>
      this.target(attributes.get('r:embed') ?? attributes.get('r:link') ?? attributes.get('r:id') ?? '');
    this.hasChildren = true;
    switch (name) {
      case 'w:txbxContent':
        this.hasTextbox = true;
        break;
      case 'wp:docPr':
        if (isTrue('hidden')) this.parts.push('隐藏');
        if ((attributes.get('descr') ?? '') !== '') this.parts.push(`说明 ${attributes.get('descr')}`);
        break;
      case 'wp:extent':
        if (Number(attributes.get('cx')) < SMALLEST || Number(attributes.get('cy')) < SMALLEST) this.isSmall = true;
        break;
      case 'a:srcRect':
        if ([...attributes.values()].some((value) => Number.parseInt(value, 10) !== 0)) this.parts.push('裁切');
        break;
      case 'a:xfrm':
        if (isTrue('flipH') || isTrue('flipV')) this.parts.push('翻转');
        break;
      case 'a:blip':
      case 'v:imagedata':
        this.parts.push(`图像 ${image()}`);
        break;
      case 'asvg:svgBlip':
        this.vector = `${this.vector ?? ''}${image()}`;
        break;
      case 'v:textpath':
        if (attributes.has('string')) this.words.push(attributes.get('string')!);
        break;
      default:
    }
  }

  /** Null for what shows nothing of its own: an empty frame, or a box whose text is a unit by itself. */
  unit(kind: UnitKind): Unit | null {
    const isBare = this.parts.length === 0 && this.words.length === 0;
    if (isBare && (this.hasTextbox || !this.hasChildren)) return null;
    const told = [...new Set([...this.words, ...this.parts, ...(this.isSmall ? ['过小'] : [])])];
    const text = told.length === 0 ? '形状' : evened(told.join('；'));
    return { kind, text, ...(this.vector === undefined ? {} : { vector: this.vector }) };
  }
}
