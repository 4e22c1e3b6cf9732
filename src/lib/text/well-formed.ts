/**
 * A text without halves of surrogate pairs, as cutting at a number of units may leave them: JSON readers refuse
 * those.
 */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
}
