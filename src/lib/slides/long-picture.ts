/** A document as one long drawing, for a phone or a group: text, drawings and tables under each other. Pure. */
import { svgDocument, svgText } from '#lib/charts/svg-text.ts';
import { PRINT_FONT, withPrintColours } from '#lib/charts/print-palette.ts';
import type { SvgImage } from '#lib/charts/render-svg.server.ts';
import { formatDate } from '#lib/domain/format.ts';
import { headingNumbers, plainText, type Block, type BriefingDocument, type Table } from '#lib/document/document.ts';
import { footerOf, shownBlocks } from './deck.ts';

/** Pixels. */
const WIDTH = 720;
const MARGIN = 36;
const INNER = WIDTH - 2 * MARGIN;
const RED = '#c00000';

interface Drawn {
  body: string;
  height: number;
}

/**
 * @param images SVG per figure
 * @param mark who took the file along
 */
export function longPicture(
  document: BriefingDocument,
  images: ReadonlyMap<string, SvgImage>,
  mark: string | null = null
): SvgImage {
  const numbers = headingNumbers(document.blocks);
  const pieces: Drawn[] = [
    space(24),
    ...(document.is_demo ? lines('演示数据，内容虚构', { size: 16, fill: RED, weight: 700 }) : []),
    ...lines(document.title, { size: 30, weight: 700, fill: RED }),
    ...lines(`${document.issuer}　数据截至${formatDate(document.dated_on)}`, { size: 16, fill: 'var(--text-soft)' }),
    { body: `<path d="M${MARGIN} 6h${INNER}" stroke="${RED}" stroke-width="2" />`, height: 20 }
  ];
  for (const block of shownBlocks(document.blocks)) {
    pieces.push(...drawn(block, block.type === 'heading' ? (numbers.get(block) ?? '') : '', images));
  }
  pieces.push(space(16), ...lines(footerOf(document), { size: 14, fill: 'var(--text-soft)' }));
  pieces.push(...(mark ? lines(mark, { size: 14, fill: 'var(--text-soft)' }) : []), space(24));
  let y = 0;
  const body = pieces.map((piece) => {
    const at = `<g transform="translate(0 ${y})">${piece.body}</g>`;
    y += piece.height;
    return at;
  });
  return { svg: withPrintColours(svgDocument(WIDTH, y, body.join(''), PRINT_FONT)), width: WIDTH, height: y };
}

function drawn(block: Block, number: string, images: ReadonlyMap<string, SvgImage>): Drawn[] {
  switch (block.type) {
    case 'heading':
      return [space(block.level === 1 ? 18 : 8), ...lines(number + plainText(block.text), { size: 20, weight: 700 })];
    case 'figure': {
      const image = images.get(block.id);
      return image ? [space(8), ...lines(block.title, { size: 16, weight: 700 }), nested(image)] : [];
    }
    case 'table':
      return tableOf(block);
    default:
      return lines(plainText(block.text), { size: 18, indent: 2 });
  }
}

/** The drawing in its own coordinates, as wide as the text. */
function nested({ svg, width, height }: SvgImage): Drawn {
  const shown = (height * INNER) / width;
  const inner = svg.replace(/^<\?xml[^>]*\?>\s*/, '').replace(/^<svg\b[^>]*>/, '');
  const family = /^<svg\b[^>]*\bfont-family="([^"]*)"/.exec(svg)?.[1];
  return {
    body: `<svg x="${MARGIN}" y="4" width="${INNER}" height="${shown}" viewBox="0 0 ${width} ${height}"${family ? ` font-family="${family}"` : ''}>${inner}`,
    height: shown + 12
  };
}

function tableOf({ title, columns, rows }: Table): Drawn[] {
  const total = columns.reduce((sum, column) => sum + column.weight, 0);
  let left = MARGIN;
  const seats = columns.map((column) => {
    const width = (INNER * column.weight) / total;
    const seat = { left, width, numeric: column.numeric };
    left += width;
    return seat;
  });
  const row = (cells: readonly string[], weight: number): Drawn => {
    const broken = cells.map((cell, i) => wrapped(cell, (seats[i]!.width - 8) / 15));
    const height = 10 + 20 * Math.max(1, ...broken.map((cell) => cell.length));
    const body = broken.flatMap((cell, i) =>
      cell.map((line, n) => {
        const { left: x, width, numeric } = seats[i]!;
        const style = { size: 15, weight, anchor: numeric ? ('end' as const) : ('start' as const) };
        return svgText(numeric ? x + width - 4 : x + 4, 20 + n * 20, line, style);
      })
    );
    return { body: `${body.join('')}<path d="M${MARGIN} ${height}h${INNER}" stroke="var(--line)" />`, height };
  };
  return [
    space(8),
    ...lines(title, { size: 16, weight: 700 }),
    row(
      columns.map((column) => column.label),
      700
    ),
    ...rows.map((cells) =>
      row(
        cells.map((cell) => plainText(cell)),
        400
      )
    ),
    space(8)
  ];
}

function lines(
  text: string,
  { size, indent = 0, weight, fill }: { size: number; indent?: number; weight?: number; fill?: string }
): Drawn[] {
  const height = Math.round(size * 1.6);
  return wrapped('　'.repeat(indent) + text, INNER / size).map((line) => ({
    body: svgText(MARGIN, Math.round(size * 1.2), line, { size, weight, fill }),
    height
  }));
}

const space = (height: number): Drawn => ({ body: '', height });

/** Marks that do not begin a line. */
const CLOSING = /^[，。；：、？！）》」』”%]/u;
const PIECES = /[\p{N}.,%+−-]+|[a-z_]+|[\s\S]/giu;

/** Breaks a text into lines of so many characters; figures stay whole. */
export function wrapped(text: string, most: number): string[] {
  const done: string[] = [];
  let line = '';
  let width = 0;
  for (const piece of text.match(PIECES) ?? []) {
    const size = [...piece].reduce((sum, sign) => sum + (/[ -~]/.test(sign) ? 0.58 : 1), 0);
    if (line !== '' && width + size > most && !CLOSING.test(piece)) {
      done.push(line);
      [line, width] = ['', 0];
    }
    line += piece;
    width += size;
  }
  return line === '' ? done : [...done, line];
}
