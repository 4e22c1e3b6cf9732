/**
 * A number of the document as an inline content control: Word and LibreOffice keep its tag when the text around it is
 * edited.
 */
import { BuilderElement, TextRun, XmlComponent } from 'docx';
import { createHash } from 'node:crypto';
import type { Reference } from '#lib/document/document.ts';

const PREFIX = 'zs:';
/** Word takes no longer tags. */
const LONGEST = 64;

/** The tag of a key; long keys are told by their hash. */
export function tagOf(key: string): string {
  const tag = `${PREFIX}${key}`;
  return tag.length <= LONGEST ? tag : `${PREFIX}#${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;
}

export function isReferenceTag(tag: string): boolean {
  return tag.startsWith(PREFIX);
}

class Element extends XmlComponent {
  constructor(name: string, children: XmlComponent[]) {
    super(name);
    this.root.push(...children);
  }
}

const property = (name: string, value: string | number) =>
  new BuilderElement({ name, attributes: { value: { key: 'w:val', value } } });

/** @param id unique in the document */
export function referenceControl(reference: Reference, id: number): XmlComponent {
  return new Element('w:sdt', [
    new Element('w:sdtPr', [
      property('w:alias', reference.label.slice(0, LONGEST)),
      property('w:tag', tagOf(reference.key)),
      property('w:id', id),
      new BuilderElement({ name: 'w15:appearance', attributes: { value: { key: 'w15:val', value: 'hidden' } } })
    ]),
    new Element('w:sdtContent', [new TextRun(reference.display)])
  ]);
}
