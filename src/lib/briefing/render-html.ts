/**
 * The document as one web page that needs nothing else: numbers tell their origin on hover and focus. Pure; every
 * text is escaped.
 */
import { escapeXml } from '#lib/domain/xml.ts';
import {
  headingNumbers,
  type Block,
  type BriefingDocument,
  type Heading,
  type Inline,
  type Reference
} from '#lib/document/document.ts';
import { imprintLines } from './imprint.ts';
import { furnitureOf, type Furniture } from './render.ts';

const STYLE = `body{margin:0 auto;max-width:48em;padding:2em 1em;font:16px/1.8 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1a2026;background:#fff}
header{text-align:center;border-bottom:2px solid #c00000;margin-bottom:1.5em}.masthead{color:#c00000;font-size:1.9em;font-weight:700}h1{font-size:1.5em;text-align:center}h2{font-size:1.15em}h3{font-size:1em}
p{text-indent:2em;margin:.4em 0}.note{color:#55606a;font-size:.9em}table{border-collapse:collapse;width:100%;font-size:.85em}th,td{border-top:1px solid #d9dee2;padding:.25em .5em;text-align:left}.n{text-align:right}
caption,figcaption{font-weight:700;padding:.6em 0 .2em}figure{margin:1em 0;text-align:center}svg{max-width:100%;height:auto}data{border-bottom:1px dotted #8a949c}data:focus{outline:2px solid #1f5fbf}footer{border-top:1px solid;margin-top:2em;font-size:.9em}`;

/** @param images SVG text per figure */
export function renderHtml(
  document: BriefingDocument,
  images: ReadonlyMap<string, { svg: string }>,
  furniture: Furniture
): string {
  const numbers = headingNumbers(document.blocks);
  const shown = furnitureOf(furniture, document.is_demo);
  const lines = imprintLines(document, shown);
  const rows = (texts: readonly (string | null)[]) =>
    texts.flatMap((text) => (text ? [`<div>${escapeXml(text)}</div>`] : [])).join('');
  return (
    `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(document.title)}</title><style>${STYLE}</style></head><body>` +
    `<header>${rows(lines.top)}<div class="masthead">${escapeXml(document.masthead)}</div>${rows([lines.number === null ? null : `（${lines.number}）`, lines.signer, `${lines.issuer}　${lines.date}`])}</header>` +
    `<h1>${escapeXml(document.title)}</h1>${document.blocks.map((block) => blockHtml(block, numbers, images)).join('\n')}` +
    `<footer>${rows([...lines.to, [lines.people, lines.copies].filter((part) => part !== '').join('　'), `${lines.printer}　${lines.printed}`])}<div>数据版本 ${escapeXml(document.data_version)}</div>${rows([shown.mark?.line ?? null])}</footer></body></html>\n`
  );
}

function blockHtml(
  block: Block,
  numbers: ReadonlyMap<Heading, string>,
  images: ReadonlyMap<string, { svg: string }>
): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level + 1}>${numbers.get(block) ?? ''}${inlineHtml(block.text)}</h${block.level + 1}>`;
    case 'paragraph':
      return `<p id="${escapeXml(block.id)}">${inlineHtml(block.text)}</p>`;
    case 'note':
      return `<p class="note">${inlineHtml(block.text)}</p>`;
    case 'figure':
      return `<figure role="img" aria-label="${escapeXml(block.summary)}"><figcaption>图　${escapeXml(block.title)}</figcaption>${images.get(block.id)?.svg ?? ''}</figure>`;
    case 'table':
      return (
        `<table><caption>表　${escapeXml(block.title)}</caption><thead><tr>${block.columns.map((column) => `<th scope="col"${column.numeric ? ' class="n"' : ''}>${escapeXml(column.label)}</th>`).join('')}</tr></thead>` +
        `<tbody>${block.rows.map((row) => `<tr>${row.map((cell, i) => `<td${block.columns[i]?.numeric ? ' class="n"' : ''}>${inlineHtml(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`
      );
  }
}

function inlineHtml(text: readonly Inline[]): string {
  return text
    .map((inline) =>
      typeof inline === 'string'
        ? escapeXml(inline)
        : `<data tabindex="0" value="${escapeXml(String(inline.value ?? ''))}" title="${escapeXml(originOf(inline))}">${escapeXml(inline.display)}</data>`
    )
    .join('');
}

/** Hover text of a number: name, definition and query. */
export function originOf({ label, definition, query, parameters }: Reference): string {
  const filters = Object.entries(parameters)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('，');
  return `${label}。${definition}。查询 ${query}${filters ? `（${filters}）` : ''}`;
}
