/**
 * Cuts a text into its JSON values that follow one another, with or without commas between them; text that belongs to
 * none of them comes out
 * as it is, so that nothing is lost.
 */
export function jsonRoots(text: string): string[] {
  const roots: string[] = [];
  let depth = 0;
  let start = -1;
  let loose = 0;
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/gs;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const sign = match[0];
    if (sign === '{' || sign === '[') {
      if (depth === 0) {
        roots.push(...looseText(text.slice(loose, match.index)));
        start = match.index;
      }
      depth += 1;
    } else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === 0) {
        roots.push(text.slice(start, match.index + 1));
        loose = match.index + 1;
      }
      if (depth < 0) return [...roots, ...looseText(text.slice(loose))];
    }
  }
  return [...roots, ...looseText(depth > 0 ? text.slice(start) : text.slice(loose))];
}

function looseText(text: string): string[] {
  const bare = text.replace(/^[\s,;\u001e\ufeff]+|[\s,;\u001e]+$/g, '');
  return bare === '' ? [] : [bare];
}
