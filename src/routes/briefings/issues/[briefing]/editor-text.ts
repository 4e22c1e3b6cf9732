/**
 * The text of a paragraph in an editable field: words as they are, each number as one piece that cannot be typed
 * into.
 */
import type { Reference } from '#lib/document/document.ts';
import { partsOf } from '#lib/document/live-text.ts';

export function chipOf(key: string, references: readonly Reference[]): HTMLElement {
  const reference = references.find((known) => known.key === key);
  const chip = document.createElement('span');
  chip.dataset.key = key;
  chip.contentEditable = 'false';
  chip.title = reference ? `${reference.label}。${reference.definition}` : '数字已不在数据中';
  chip.textContent = reference?.display ?? '？';
  return chip;
}

export function fillEditor(field: HTMLElement, template: string, references: readonly Reference[]): void {
  field.replaceChildren(
    ...partsOf(template).map((part) =>
      part.key === null ? document.createTextNode(part.words) : chipOf(part.key, references)
    )
  );
}

/** Puts a number or a sentence where the caret is, in place of what is chosen; at the end where there is no caret. */
export function insertPiece(field: HTMLElement, caret: Range | null, piece: Node): void {
  if (!caret || !field.contains(caret.startContainer)) {
    field.append(piece);
    return;
  }
  caret.deleteContents();
  caret.insertNode(piece);
}

/** Text of the field, numbers as `{{key}}`. Browsers put new lines into blocks of their own. */
export function readEditor(field: Node): string {
  return [...field.childNodes]
    .map((node, i) => {
      if (node.nodeType === Node.TEXT_NODE)
        return (node.textContent ?? '').replaceAll('\u00a0', ' ').replaceAll('{', '｛').replaceAll('}', '｝');
      if (!(node instanceof HTMLElement)) return '';
      if (node.dataset.key !== undefined) return `{{${node.dataset.key}}}`;
      if (node.tagName === 'BR') return '\n';
      return `${i > 0 && /^(?:DIV|P)$/.test(node.tagName) ? '\n' : ''}${readEditor(node)}`;
    })
    .join('')
    .replace(/\n+$/, '');
}
