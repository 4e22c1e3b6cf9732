/** Making references: what a number is called, where it was asked, how it is printed. Pure. */
import type { Reference } from '#lib/document/document.ts';

/** Makes the reference of one number or label. */
export type Cite = (key: string, label: string, value: number | string | null, display: string) => Reference;

/** One named query with its filters and rows, in one generation of the data. */
export interface Asked<R> {
  query: string;
  parameters: Reference['parameters'];
  rows: R[];
}

/**
 * @param prefix of every key, the thing that is spoken about: petitions
 * @param definition how the numbers are computed, in words
 */
export function citeFrom(
  asked: Pick<Asked<unknown>, 'query' | 'parameters'>,
  prefix: string,
  definition: string
): Cite {
  return (key, label, value, display) => ({
    key: key === '' ? prefix : `${prefix}.${key}`,
    label,
    definition,
    query: asked.query,
    parameters: asked.parameters,
    value,
    display
  });
}
