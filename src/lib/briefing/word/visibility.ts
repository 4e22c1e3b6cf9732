/**
 * Formatting that makes text say something else than its characters: hidden, struck out, white on white, too small,
 * covered, turned round. A caveat that nobody can see is gone, so such text is read with a mark. Pure.
 */
import { isOn, xmlTokens } from './xml-tokens.ts';

/** Faults of a text by kind of formatting; `null` cancels an inherited one. */
export type Disguise = Map<string, string | null>;

/** Half-points: text below 4 pt is no text. Twips: a line of less than 3 pt shows none. */
const SMALLEST_SIZE = 8;
const LOWEST_LINE = 60;
const PALE = 0.85;
const DARK = 0.45;

/** 0 black to 1 white (ITU-R BT.709 weights); null for colours given by name or theme. */
function brightness(hex: string | undefined): number | null {
  if (!hex || !/^[0-9a-f]{6}$/i.test(hex)) return null;
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Effect of one property of a run or paragraph on its text; undefined for properties that hide nothing. */
export function disguiseOf(name: string, attributes: ReadonlyMap<string, string>): [string, string | null] | undefined {
  const value = attributes.get('w:val') ?? '';
  const when = (kind: string, isHidden: boolean, word: string): [string, string | null] => [
    kind,
    isHidden ? word : null
  ];
  switch (name) {
    case 'w:vanish':
    case 'w:specVanish':
      return when(name, isOn(attributes), '隐藏');
    case 'w:strike':
    case 'w:dstrike':
      return when(name, isOn(attributes), '划去');
    case 'w:rtl':
    case 'w:bidi':
      return when(name, isOn(attributes), '倒序');
    case 'w:color':
      return when(name, (brightness(value) ?? 0) > PALE, '看不见的颜色');
    case 'w:sz':
      return when(name, Number(value) > 0 && Number(value) < SMALLEST_SIZE, '过小');
    case 'w:w':
      return when(name, Number.parseInt(value, 10) < 20, '过窄');
    case 'w:highlight':
      return when(
        name,
        ['black', 'darkBlue', 'darkRed', 'darkGray', 'darkGreen', 'darkMagenta'].includes(value),
        '涂黑'
      );
    case 'w:shd':
      return when(name, (brightness(attributes.get('w:fill')) ?? 1) < DARK, '涂黑');
    case 'w:spacing':
      return attributes.get('w:lineRule') === 'exact' && Number(attributes.get('w:line')) < LOWEST_LINE
        ? ['line', '行高过小']
        : attributes.has('w:line')
          ? ['line', null]
          : undefined;
    default:
      return undefined;
  }
}

export type StyleDisguises = (styleId: string | null) => Disguise;

/** Effects of the styles of a file on their text; null stands for the defaults of the document. */
export function styleDisguises(stylesXml: string | null): StyleDisguises {
  const own = new Map<string | null, { basedOn: string | null; disguise: Disguise }>();
  let at: { basedOn: string | null; disguise: Disguise } | null = null;
  for (const token of xmlTokens(stylesXml ?? '') ?? []) {
    if (token.type === 'open' && token.name === 'w:docDefaults')
      own.set(null, (at = { basedOn: null, disguise: new Map() }));
    else if (token.type === 'open' && token.name === 'w:style') {
      at = { basedOn: null, disguise: new Map() };
      own.set(token.attributes.get('w:styleId') ?? '', at);
    } else if (token.type === 'close' && (token.name === 'w:style' || token.name === 'w:docDefaults')) at = null;
    else if (token.type === 'open' && at) {
      if (token.name === 'w:basedOn') at.basedOn = token.attributes.get('w:val') ?? null;
      const found = disguiseOf(token.name, token.attributes);
      if (found) at.disguise.set(...found);
    }
  }
  const resolve = (styleId: string | null, depth: number): Disguise => {
    const style = own.get(styleId);
    if (!style || depth > 20) return new Map(own.get(null)?.disguise ?? []);
    return new Map([...(styleId === null ? [] : resolve(style.basedOn, depth + 1)), ...style.disguise]);
  };
  return (styleId) => resolve(styleId, 0);
}

/** 隐藏、过小; empty for text as it reads. */
export function disguiseWords(...layers: readonly Disguise[]): string {
  const merged = new Map(layers.flatMap((layer) => [...layer]));
  return [...new Set([...merged.values()].filter((word) => word !== null))].sort().join('、');
}
