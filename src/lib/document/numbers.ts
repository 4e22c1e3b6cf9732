/** A number as a reader sees it: with separators, sign and percent. */
const NUMBER = /[+−-]?\d[\d,]*(?:\.\d+)?%?/g;

export function numbersIn(text: string): string[] {
  return text.match(NUMBER) ?? [];
}
