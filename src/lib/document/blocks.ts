/** Headings and paragraphs from phrases. Pure. */
import type { Heading, Inline, Note, Paragraph } from './document.ts';

/** Joins phrases into running text. */
export function joinText(...parts: (Inline | readonly Inline[])[]): Inline[] {
  return parts.flat(1) as Inline[];
}

export function heading(level: Heading['level'], ...parts: (Inline | readonly Inline[])[]): Heading {
  return { type: 'heading', level, text: joinText(...parts) };
}

export function paragraph(id: string, ...parts: (Inline | readonly Inline[])[]): Paragraph {
  return { type: 'paragraph', id, text: joinText(...parts) };
}

export function note(id: string, ...parts: (Inline | readonly Inline[])[]): Note {
  return { type: 'note', id, text: joinText(...parts) };
}
