/**
 * The shape of a file is the set of its headers: the same table from the same office, whatever the order of its
 * columns.
 */

/**
 * Header of the column in which refused rows come back with their reasons; ignored when the workbook is dropped
 * again.
 */
export const REASON_HEADER = '退回原因';

/** Headers as they are compared: width and case folded, blanks taken out, the column of reasons left out, sorted. */
function shapeOf(headers: readonly string[]): string[] {
  return [
    ...new Set(
      headers
        .filter((header) => header.trim() !== '' && header.trim() !== REASON_HEADER)
        .map((header) => header.normalize('NFKC').replace(/\s+/g, '').toLowerCase())
    )
  ].sort();
}

/** One word for a shape, to find it again. */
export function shapeKey(headers: readonly string[]): string {
  return JSON.stringify(shapeOf(headers));
}

export interface ShapeChange {
  /** Headers that the remembered file did not have. */
  added: string[];
  /** Headers of the remembered file that are gone. */
  gone: string[];
}

/** The difference between a remembered shape and the headers of a file, in the headers' own words. */
export function shapeChange(remembered: readonly string[], present: readonly string[]): ShapeChange {
  const beyond = (headers: readonly string[], others: readonly string[]) => {
    const known = new Set(shapeOf(others));
    return headers.filter((header) => shapeOf([header]).some((form) => !known.has(form)));
  };
  return { added: beyond(present, remembered), gone: beyond(remembered, present) };
}
