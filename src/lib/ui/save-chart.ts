/** Saves what is on screen as a file. Nothing leaves the browser. */
import { tableToCsv, type ChartTable } from '#lib/charts/table.ts';

export interface SavedChart {
  /** File name without ending. */
  name: string;
  title: string;
  /** Printed below: source, period, 示意图. */
  note: string;
  /** Colours that the drawing does not explain by itself; `fill` may be a token or a pattern of the drawing. */
  legend?: LegendEntry[];
}

export interface LegendEntry {
  fill: string;
  label: string;
}

const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline'
];
const NAMESPACE = 'http://www.w3.org/2000/svg';
const HEAD = 40;
const FOOT = 28;
const PAD = 16;
const LEGEND_WIDTH = 168;
const LEGEND_ROW = 22;
const PNG_SCALE = 2;

export function saveCsv(table: ChartTable, name: string): void {
  download(new Blob([tableToCsv(table)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}

export function saveSvg(svg: SVGSVGElement, chart: SavedChart): void {
  download(new Blob([standalone(svg, chart).text], { type: 'image/svg+xml' }), `${chart.name}.svg`);
}

/** @throws Error when the browser cannot draw the image */
export async function savePng(svg: SVGSVGElement, chart: SavedChart): Promise<void> {
  const { text, width, height } = standalone(svg, chart);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the browser returned no image');
  download(blob, `${chart.name}.png`);
}

/** A copy with its styles written into it, framed by title and note, so that the file says what it is. */
function standalone(svg: SVGSVGElement, chart: SavedChart): { text: string; width: number; height: number } {
  const box = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  inlineStyles(svg, copy);
  copy.setAttribute('x', String(PAD));
  copy.setAttribute('y', String(HEAD));
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  const legend = chart.legend ?? [];
  const width = Math.ceil(Math.max(box.width, 360) + 2 * PAD + (legend.length > 0 ? LEGEND_WIDTH : 0));
  const height = Math.ceil(Math.max(box.height, legend.length * LEGEND_ROW) + HEAD + FOOT);
  const page = getComputedStyle(document.documentElement);
  const frame = document.createElementNS(NAMESPACE, 'svg');
  frame.setAttribute('xmlns', NAMESPACE);
  frame.setAttribute('width', String(width));
  frame.setAttribute('height', String(height));
  frame.setAttribute('viewBox', `0 0 ${width} ${height}`);
  frame.append(
    element('rect', { width: '100%', height: '100%', fill: page.getPropertyValue('--surface-raised').trim() }),
    label(chart.title, { x: PAD, y: 26 }, '15', page.getPropertyValue('--text').trim(), page.fontFamily),
    label(chart.note, { x: PAD, y: height - 10 }, '12', page.getPropertyValue('--text-soft').trim(), page.fontFamily),
    copy,
    ...legend.flatMap((entry, i) => legendRow(entry, width - LEGEND_WIDTH, HEAD + i * LEGEND_ROW, page))
  );
  return { text: new XMLSerializer().serializeToString(frame), width, height };
}

function inlineStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of STYLES) (to as SVGElement).style.setProperty(name, style.getPropertyValue(name));
  Array.from(from.children).forEach((child, i) => {
    const copy = to.children[i];
    if (copy) inlineStyles(child, copy);
  });
}

function element(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function legendRow({ fill, label: text }: LegendEntry, x: number, y: number, page: CSSStyleDeclaration): SVGElement[] {
  const token = /^var\((--[\w-]+)\)$/.exec(fill)?.[1];
  const box = {
    x: String(x),
    y: String(y),
    width: '20',
    height: '14',
    stroke: page.getPropertyValue('--state-stroke').trim()
  };
  return [
    element('rect', { ...box, fill: token ? page.getPropertyValue(token).trim() : fill }),
    label(text, { x: x + 28, y: y + 12 }, '12', page.getPropertyValue('--text').trim(), page.fontFamily)
  ];
}

function label(text: string, at: { x: number; y: number }, size: string, fill: string, family: string): SVGElement {
  const made = element('text', { x: String(at.x), y: String(at.y), 'font-size': size, fill, 'font-family': family });
  made.textContent = text;
  return made;
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the blob after the click handler; revoking at once would cancel it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
